"""The proposal form of the site: a static page made from the field declarations, and what its scripts need.

sections   which field stands where; a new field finds its place by itself
controls   declarations + texts + catalogue → controls, groups and their choices
table      declarations → the one table of checks that the browser runs
records    a record as it was written → the script that fills the form with it
agreement  the finished form against the schema; a mismatch fails the build
page       all pages of the form
"""
