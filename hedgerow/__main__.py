"""`python -m hedgerow` is the command line, for where the script is not on the path."""

from hedgerow.config.command_line import main

main()
