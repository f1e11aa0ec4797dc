# Why the sets of a server cannot be read or changed as asked; each is one sentence on its own.
store-refused-unknown = There is no set '{ $set }'.
store-refused-unknown-of = There is no set '{ $set }'; allowed: { $n ->
    [0] none yet
   *[other] { $sets }
 }.
store-refused-no-version = The set '{ $set }' has no version { $number }; it has { $versions }.
store-refused-no-name = '{ $name }' cannot name a set; allowed: small letters, digits and single hyphens, at most { $n } characters.
store-refused-busy = Somebody else is writing to the set '{ $set }'; try again when they are done.
store-refused-replaced = The set '{ $set }' was replaced meanwhile: version { $newest } is there now, not { $seen }; look at it and try again.
store-refused-unusable = { $what ->
    [version] Version { $number } of the set '{ $set }'
    [set] The set '{ $set }'
   *[other] The folder of the sets
 } cannot be used ({ $why }: { $path }).
store-refused-damaged = { $what ->
    [version] Version { $number } of the set '{ $set }'
    [set] The set '{ $set }'
   *[other] The folder of the sets
 } is damaged: { $path } is not as this programme writes it.
store-refused-damaged-there = Version { $number } of the set '{ $set }' is damaged: { $path }.
store-refused-large = '{ $set }' is a large set; its versions are not compared record by record.
store-refused-rules = Nothing was stored: { $why }
store-refused-mappings-unread = The mappings cannot be read: { $why }.
store-refused-mapping-unread = The mapping '{ $name }' cannot be read: { $why }.
store-refused-mapping-unkept = The mapping of '{ $set }' cannot be kept: { $why }.
store-refused-may-only-read = The database does not let this server change sets; its role may only read.
store-refused-no-tables = The database has no tables for sets yet: run `sahel-map sets migrate`.
store-refused-full = The disk of the database is full; nothing was stored.
store-refused-away = The database of the sets cannot be reached; nothing was changed.
store-refused-schema-unchanged = The schema of the database could not be changed and is as before: { $why }.
store-refused-needs-extra = database_url needs the extra [postgres]: pip install 'sahel-map[postgres]'.
store-refused-no-database = There is no database to change: set database_url (SAHEL_MAP_DATABASE_URL).
store-refused-no-folder = This server keeps no sets: set data_dir (SAHEL_MAP_DATA_DIR) to a folder.
