"""Makes the language pipelines that the package ships, from named corpora.

Nothing here is needed to use the package. One command, ``python -m
training.pipeline``, reads a corpora folder and writes a finished pipeline with
its card; each other module is one step of that road.
"""
