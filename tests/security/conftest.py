"""An option of the access matrix."""


def pytest_addoption(parser):
    parser.addoption(
        "--regenerate", action="store_true", help="write the access matrix anew, for review"
    )
