page-data = Jeux de données
data-sets-heading = Jeux sur ce serveur
data-sets-what = En plus de son propre jeu, ce serveur peut conserver des jeux de tiers. Chacun est affiché seul, sous son nom et sa licence ; les jeux ne sont jamais additionnés.
data-no-store = Ce serveur ne conserve pas de jeux de tiers : son hébergeur n’a indiqué aucun dossier de données.
data-no-sets = Aucun jeu de tiers n’est encore conservé ici.
data-version = { $number } ({ $own })
data-everybody = toute personne ayant accès
data-nobody = quelqu’un sans connexion
data-column-title = Titre
data-column-records = Fiches
data-column-publisher = Éditeur
data-column-licence = Licence
data-column-version = Version
data-column-who = Déposé par
data-column-when = Déposé le
data-column-readers = Lecteurs
data-column-heading = Colonne du fichier
data-column-samples = Premières cellules
data-column-field = Lue comme
data-change = Modifier : { $title }
data-version-line = Version { $number } du { $when }, par { $who } : { $what } ({ $records } fiches)
data-new-title = Nouveau titre
data-readers = Groupes autorisés, séparés par des virgules ; vide : toute personne ayant accès
data-rename = Renommer
data-allow = Fixer les lecteurs
data-remove = Retirer
data-remove-sure = Je veux retirer ce jeu
data-diff = Ce que la dernière version a changé
data-diff-added = Ajoutées : { $n ->
    [0] aucune
   *[other] { $count } ({ $some })
}
data-diff-changed = Modifiées : { $n ->
    [0] aucune
   *[other] { $count } ({ $some })
}
data-diff-retracted = Retirées avec motif : { $n ->
    [0] aucune
   *[other] { $count } ({ $some })
}
data-diff-removed = Absentes désormais : { $n ->
    [0] aucune
   *[other] { $count } ({ $some })
}
data-removed = { $title } a été retiré le { $day } et peut encore être rétabli.
data-bring-back = Rétablir
data-done = C’est fait.
data-import-heading = Importer un fichier
data-import-no-store = Rien ne peut être importé sans dossier de données.
data-import-off = L’importation est désactivée ici. Là où l’on se connecte, les responsables peuvent importer. Sans connexion, elle n’est possible que depuis la machine du serveur, ou si l’hébergeur active change_sets_without_login.
data-import-what = Déposez un fichier d’événements : CSV, Excel, ODS, GeoJSON, GeoPackage, shapefile dans un ZIP, KML, Parquet. Rien n’est conservé sans votre accord.
data-import-limits = Au plus { $mb } Mo, { $unpacked } Mo une fois décompressé, { $rows } lignes et { $columns } colonnes. L’hébergeur peut apporter de plus gros fichiers par la commande sahel-map import.
data-import-file = Fichier d’événements
data-import-working = Lecture du fichier
data-import-understood = Le fichier a été lu
data-recognised = { $file } : { $n ->
    [one] { $count } ligne
   *[other] { $count } lignes
}.
data-table-used = lue
data-table-left = laissée de côté
data-mapping-bring = Apporter une correspondance déjà enregistrée
data-mapping-file = Correspondance (TOML)
data-mapping-save = Enregistrer la correspondance
data-mapping-kept = Correspondance gardée sur ce serveur
data-mapping-none = aucune
data-mapping-not-kept = Le jeu est gardé, sa correspondance non : { $why }
data-account-save = Enregistrer le compte de chaque ligne
data-held-save = Enregistrer les lignes écartées
data-columns = Ce que signifie chaque colonne
data-columns-what = Corrigez ce qui a été deviné. Une colonne qui n’est lue comme rien est mise de côté et n’apparaît nulle part.
data-publisher = Éditeur
data-licence = Licence
data-licence-help = Telle que l’éditeur l’indique. Vide : « licence non indiquée ». « Interne, ne pas publier » marque tout ce qui en est tiré.
data-url = Adresse du jeu
data-title = Titre
data-unit = Ce que comptent ses morts
data-unit-choice = { $unit ->
    [civilians] des civils
    [all_deaths] tous les morts, combattants compris
    [events] des événements, non des personnes
   *[unknown] comme l’indique le fichier
}
data-internal = Ne doit pas être publié
data-step = { $step ->
    [cells] Lecture des cellules
    [events] Établissement des événements
    [places] Recherche des lieux
    [accounting] Compte rendu de chaque ligne
    [check] Vérification de chaque règle
   *[other] Écriture
}
data-accounting = Compte rendu de chaque ligne
data-questions = { $n ->
    [one] Une question à laquelle vous seul pouvez répondre
   *[other] { $n } questions auxquelles vous seul pouvez répondre
}
data-answer = Prendre ces réponses
data-not-said = (non précisé)
data-preview = Les { $n } premières fiches telles qu’elles seront affichées
data-keep-not-yet = { $n ->
    [0] Aucune ligne ne peut être prise : il n’y a rien à conserver.
   *[other] Le jeu pourra être conservé une fois les questions ci-dessus traitées.
}
data-keep-as = Conserver comme
data-keep-new = un nouveau jeu
data-keep-replace = la version suivante de { $title }
data-keep-compare = Montrer ce qui changerait
data-keep = Conserver
data-discard = Abandonner
data-discarded = Abandonné. Rien n’a été conservé.
data-kept = Conservé sous { $set_id }, version { $number }, { $count } fiches.
data-what = importé de { $file }
