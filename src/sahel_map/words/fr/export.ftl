export-context-language = Langue
export-context-title = Titre
export-context-sentence = Contenu de ce fichier
export-context-query = Filtre, tel que dans l’adresse de la page
export-context-data_version = Version des données
export-context-data_date = Date de la version des données
export-context-digest = Empreinte des données
export-context-n_records = Incidents dans ce fichier
export-context-n_aggregates = Dont fiches globales, exclues des totaux
export-context-killed = Morts signalés, fourchette des chiffres rapportés
export-context-citation = Comment citer
export-context-publisher = Éditeur des données
export-context-licence = Licence
export-context-licence_url = Texte de la licence
export-context-rights = Droits et attribution
export-context-counting_rules = Comment les totaux sont comptés
export-context-place_rules = Comment les lieux sont connus et dessinés
export-context-caveat = À lire d’abord
export-context-exported_at = Exporté le (UTC)

export-figure-min = { $figure } : décompte le plus bas que donne une source. Vide signifie non rapporté, jamais zéro.
export-figure-max = { $figure } : décompte le plus haut que donne une source ; vide si aucune n’en donne. Seuls les morts en ont un.
export-figure-is_open = { $figure } : vrai si le décompte est « au moins » (le nombre réel peut être plus élevé). Vide si non rapporté.
export-figure-is_mixed = { $figure } : vrai si le décompte peut comprendre des combattants. Indiqué pour les morts seulement.

export-column-incident_id = Identifiant permanent de la fiche.
export-column-date_start = Premier jour, ou jour le plus tôt possible ; à lire avec date_precision.
export-column-date_end = Dernier jour, ou jour le plus tard possible.
export-column-date_precision = Précision de la date (code).
export-column-place_name_en = Nom du lieu tel que rapporté, en anglais.
export-column-place_name_fr = Nom du lieu tel que rapporté, en français.
export-column-place_names_other = Autres graphies et noms du lieu dans les sources, séparés par « | ».
export-column-place_precision = Précision du lieu (code). Les coordonnées ne se lisent qu’avec elle.
export-column-radius_m = Le lieu se trouve à moins de cette distance du point, en mètres.
export-column-lat = Latitude (degrés, WGS 84) d’une localité, ou d’un point près duquel se trouve le lieu. Vide si seule une unité est connue.
export-column-lon = Longitude (degrés, WGS 84), comme lat.
export-column-label_lat = Si seuls la commune, le cercle ou la région sont connus : latitude où placer une étiquette. Ce n’est pas le lieu de l’incident.
export-column-label_lon = Longitude pour label_lat.
export-column-commune_pcode = P-code de la commune, référentiel actuel d’OCHA ; vide si le lieu n’est pas connu aussi finement.
export-column-commune_pcode_cod2015 = P-code de la même commune dans le référentiel d’OCHA de 2015.
export-column-commune_name = Nom de la commune.
export-column-cercle_pcode = P-code du cercle (d’avant la réforme de 2023), référentiel actuel d’OCHA.
export-column-cercle_pcode_cod2015 = P-code du même cercle dans le référentiel d’OCHA de 2015.
export-column-cercle_name = Nom du cercle.
export-column-region_old_pcode = P-code de la région sur la carte d’avant 2023. Les codes des deux cartes se recoupent : ML09 n’y désigne pas la même région.
export-column-region_old_name = Nom de cette région.
export-column-region_2023_pcode = P-code de la région sur la carte de 2023.
export-column-region_2023_name = Nom de cette région.
export-column-pcode_version = Ce à quoi renvoient les P-codes ; un P-code n’est unique qu’avec sa version.
export-column-actors = Auteurs présumés (codes), séparés par « | ». Une opération conjointe est un seul incident.
export-column-attributions = Fermeté avec laquelle les sources nomment chaque auteur (codes), dans l’ordre de actors.
export-column-attribution = La plus ferme d’entre elles.
export-column-harms = Types d’atteinte (codes), séparés par « | ».
export-column-confidence = Degré de certitude que l’incident a eu lieu (code).
export-column-evidence = Ce sur quoi repose la fiche (code) : deux éditeurs indépendants ou plus, un seul, un seul petit média, sources militantes seules.
export-column-n_sources = Nombre de pages sources.
export-column-n_independent = Nombre de sources indépendantes : les reprises d’une même agence ou d’un même rapport comptent une fois.
export-column-is_aggregate = Vrai pour une fiche qui résume un siège, un mois ou une région. À exclure des totaux.
export-column-aggregate_reason = Pourquoi c’est une fiche globale.
export-column-is_multi_place = Vrai si les chiffres couvrent plusieurs lieux.
export-column-source_ids = Identifiants des sources, séparés par « | ».
export-column-source_publishers = Leurs éditeurs, dans le même ordre.
export-column-source_kinds = La nature de ces éditeurs, dans le même ordre.
export-column-source_groups = Leurs groupes d’indépendance, dans le même ordre.
export-column-source_dates = Leurs dates de publication, dans le même ordre ; vide si la source n’est pas datée.
export-column-source_urls = Leurs adresses, dans le même ordre.
export-column-summary_en = Résumé, en anglais.
export-column-summary_fr = Résumé, en français.
export-column-notes_en = Doutes et désaccords entre les sources, en anglais.
export-column-notes_fr = Doutes et désaccords entre les sources, en français.
export-column-place_described = Comment les sources décrivent le lieu, lorsqu’elles ne le nomment pas.
export-column-place_conflict_note = Ce qui est douteux quant au lieu.
export-column-data_version = Version des données dont provient la ligne.

export-kml-point = Localités et lieux proches d’une localité
export-kml-unit = Seuls la commune, le cercle ou la région sont connus
export-kml-circle = Aucune commune, aucun cercle ni aucune région n’est précisé : quelque part dans le rayon indiqué
export-kml-none = Lieu inconnu

export-page-no-script = Cette page dessine elle-même sa carte et ses tableaux ; JavaScript doit y être autorisé.
export-page-made = Établi le { $time } (UTC). Ce fichier fonctionne sans réseau et n’envoie rien.
export-page-table = Incidents
export-page-sources = Sources
export-page-records = { $n ->
    [one] { $count } fiche
   *[other] { $count } fiches
}

export-heading = Exporter ces incidents
export-intro = Le fichier contient les incidents affichés ci-dessus avec toutes leurs sources, le filtre, la version des données, la manière de les citer et les règles de décompte. Données : { $licence }.
export-format = Format
export-format-xlsx = Classeur Excel
export-format-csv = Tables CSV (ZIP)
export-format-hxl = Tables CSV avec balises HXL (ZIP)
export-format-geojson = GeoJSON
export-format-gpkg = GeoPackage (QGIS)
export-format-parquet = GeoParquet
export-format-kml = KML (Google Earth)
export-format-html = Fiche interactive (un fichier HTML)
export-format-pptx = Diapositives PowerPoint
export-what-xlsx = Une feuille chacun pour les incidents, auteurs, atteintes, chiffres, sources, affirmations, doutes, la nomenclature et la citation.
export-what-csv = incidents.csv avec une ligne par incident ; auteurs, atteintes, chiffres, sources, affirmations, doutes et nomenclature à côté ; README.txt avec la citation.
export-what-hxl = Comme les tables CSV, avec la ligne de balises HXL sous l’en-tête de incidents.csv.
export-what-geojson = Des points là où le lieu est connu, des polygones si seuls la commune, le cercle ou la région le sont, aucune forme sinon.
export-what-gpkg = Des couches pour les points et les zones, des tables pour les incidents sans lieu, les auteurs, chiffres, sources, la nomenclature et la citation.
export-what-parquet = Toutes les colonnes et formes en un fichier pour Python, R ou DuckDB ; la citation est dans ses métadonnées.
export-what-kml = Un repère par incident avec sa fiche ; des zones si seule une unité est connue.
export-what-html = Carte, fiches, tableau et sources en un seul fichier qui s’ouvre depuis un disque, sans réseau. Pour le courrier et les réunions.
export-what-pptx = Quatre diapositives modifiables : carte, incidents par mois, chiffres clés en fourchettes, lecture de la carte ; sources dans les notes.
export-disk-full = Le disque du serveur est plein : aucun fichier ne peut être produit. Rien n’est perdu ; prévenez les personnes qui gèrent le serveur.
export-download = Télécharger : { $format }

export-slide-chart = Incidents par mois
export-slide-map = Carte de { $count } incidents documentés : { $sentence }
export-slide-notes = { $n ->
    [one] Sources de { $count } incident de ces diapositives
   *[other] Sources des { $count } incidents de ces diapositives
}
export-slide-more = { $n ->
    [one] et { $count } autre source, dans les tables exportées
   *[other] et { $count } autres sources, dans les tables exportées
}
export-slide-digest = Empreinte { $digest }.
export-format-docx = Note écrite (Word)
export-what-docx = Un rapport à modifier : chiffres clés en fourchettes, carte, mois, types d’atteinte, les résumés des fiches par cercle avec les numéros des sources, les sources, la citation.
export-csv-form = Les tableaux sont en CSV, UTF-8 avec indicateur d’ordre des octets ; séparateur « { $separator } », signe décimal « { $decimal } », en-têtes à la première ligne, jours en AAAA-MM-JJ, true et false, vide si non connu.

# Les feuilles d’un classeur destinées aux personnes.
workbook-incidents = À lire
workbook-aggregates = Fiches globales
workbook-incidents-note = Une ligne par incident ; un chiffre vide n’a pas été rapporté. Les fiches globales, qui compteraient des incidents deux fois, ont leur propre feuille et n’entrent dans aucune somme ici. Les feuilles suivantes sont pour les programmes.
workbook-aggregates-note = Chacune est un décompte sur une période ou une région. Ne pas les ajouter aux incidents.
workbook-source = Première source

# La même sélection, en direct dans d’autres programmes.
live-heading = Utiliser cette sélection dans QGIS, Excel ou R
live-qgis = **QGIS** : Couche, Ajouter une couche, Ajouter une couche vecteur, Protocole, et cette adresse. Pour tous les incidents et les filtres de QGIS : Ajouter une couche WFS / OGC API - Features, Nouveau, l’adresse jusqu’à `/api/`.
live-excel = **Excel** : Données, Obtenir des données, À partir du web, et cette adresse.
live-r = **R** :
live-note = Les adresses suivent les données : à chaque actualisation, elles donnent ce que les filtres montrent alors. Elles demandent la même connexion que cette page, ou un jeton du responsable.
