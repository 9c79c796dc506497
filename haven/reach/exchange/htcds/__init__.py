"""The Human Trafficking Case Data Standard 2.0: its workbooks, read and written.

Nothing here knows the database. The standard is published by the International Organization for
Migration under CC BY 4.0; see ``reference/htcds/README.md``.
"""
