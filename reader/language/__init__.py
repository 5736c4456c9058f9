"""What is true of Chinese and English: scripts, readings, sentences, line breaks.

Pure functions: no files, no app words.
"""
