"""`python -m haven` is `haven`."""

from haven.web.command import main

main()
