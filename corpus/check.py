import sys

from evaluation.check import main

sys.exit(main(sys.argv[1:]))
