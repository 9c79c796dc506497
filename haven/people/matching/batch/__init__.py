"""Everybody against everybody: which records of a whole base may be of one person?

``prepare`` reads names once, ``blocking`` says who is compared with whom, ``model`` how much each
agreement says, ``engines`` let Splink compare on DuckDB or on Apache Spark, ``grouping`` puts pairs
together, ``measuring`` holds them against a known truth. Nothing here knows Django.
"""
