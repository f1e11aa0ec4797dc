# Pourquoi les jeux de données d’un serveur ne peuvent pas être lus ou changés comme demandé ; chaque phrase se suffit.
store-refused-unknown = Il n’y a pas de jeu « { $set } ».
store-refused-unknown-of = Il n’y a pas de jeu « { $set } » ; valeurs admises : { $n ->
    [0] aucune pour l’instant
   *[other] { $sets }
 }.
store-refused-no-version = Le jeu « { $set } » n’a pas de version { $number } ; il a : { $versions }.
store-refused-no-name = « { $name } » ne peut pas nommer un jeu ; sont admis : lettres minuscules, chiffres et traits d’union simples, { $n } caractères au plus.
store-refused-busy = Quelqu’un d’autre écrit dans le jeu « { $set } » ; réessayez quand il aura terminé.
store-refused-replaced = Le jeu « { $set } » a été remplacé entre-temps : la version { $newest } y est maintenant, et non la { $seen } ; regardez-la et réessayez.
store-refused-unusable = { $what ->
    [version] La version { $number } du jeu « { $set } » est inutilisable
    [set] Le jeu « { $set } » est inutilisable
   *[other] Le dossier des jeux est inutilisable
 } ({ $why } : { $path }).
store-refused-damaged = { $what ->
    [version] La version { $number } du jeu « { $set } » est endommagée
    [set] Le jeu « { $set } » est endommagé
   *[other] Le dossier des jeux est endommagé
 } : { $path } n’est pas tel que ce programme l’écrit.
store-refused-damaged-there = La version { $number } du jeu « { $set } » est endommagée : { $path }.
store-refused-large = « { $set } » est un grand jeu ; ses versions ne sont pas comparées fiche par fiche.
store-refused-rules = Rien n’a été enregistré : { $why }
store-refused-mappings-unread = Les correspondances ne peuvent pas être lues : { $why }.
store-refused-mapping-unread = La correspondance « { $name } » ne peut pas être lue : { $why }.
store-refused-mapping-unkept = La correspondance de « { $set } » n’a pas pu être gardée : { $why }.
store-refused-may-only-read = La base de données ne laisse pas ce serveur changer les jeux ; son rôle ne peut que lire.
store-refused-no-tables = La base de données n’a pas encore de tables pour les jeux : lancez `sahel-map sets migrate`.
store-refused-full = Le disque de la base de données est plein ; rien n’a été enregistré.
store-refused-away = La base de données des jeux est injoignable ; rien n’a été changé.
store-refused-schema-unchanged = Le schéma de la base de données n’a pas pu être changé et reste tel qu’il était : { $why }.
store-refused-needs-extra = database_url demande l’option [postgres] : pip install "sahel-map[postgres]".
store-refused-no-database = Il n’y a pas de base de données à changer : réglez database_url (SAHEL_MAP_DATABASE_URL).
store-refused-no-folder = Ce serveur ne garde pas de jeux : réglez data_dir (SAHEL_MAP_DATA_DIR) sur un dossier.
