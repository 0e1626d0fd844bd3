"""The catalogue as a workbook, a table or a filled form, and back.

columns    field declarations → sheets and columns          names      ids ↔ what people read
workbook   records → XLSX         csv_text   records ↔ CSV  json_text  records ↔ JSON
xlsx_zip, xlsx_parts, xlsx_sheet  bytes → tables, hostile ones refused
meaning    what a cell means: dates that Excel made, lost zeros
headings, rows, entries           tables → drafts, every value with its cell
issue_form, issue_body            the form of the repository host, and what it sends
drafts, planning                  drafts + catalogue → plan: files to write, what changes, what is wrong
emit, splice                      new YAML; an old file with only the changed lines exchanged
stale                             what was not checked for long
commands                          what the command line calls
"""
