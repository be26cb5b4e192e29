"""The one reader of files: uploads, open data and zips alike. Bad input becomes one sentence, an `InputError`.

`found`: what lies in a folder, zip members included. `delimited`, `workbook`, `documents`: small files, row by row or
whole. `bulk`: large ones, straight to Parquet. `values`: dates, numbers and money out of text.
"""
