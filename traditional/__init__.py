"""The site once more in traditional characters, made from the built pages.

`corrections.txt` is where a word that OpenCC converts wrongly is put right.
"""
