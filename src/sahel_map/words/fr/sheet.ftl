# Planches imprimées et page qui les produit. { $count } est le nombre écrit, $n choisit le pluriel.
sheet-count = { $n ->
    [one] { $count } incident documenté
   *[other] { $count } incidents documentés
}
sheet-period = { $n ->
    [one] { $count } incident documenté, entre { $first } et { $last }
   *[other] { $count } incidents documentés, entre { $first } et { $last }
}
sheet-period-one = { $n ->
    [one] { $count } incident documenté, { $first }
   *[other] { $count } incidents documentés, { $first }
}
sheet-area-title = { $begins ->
    [vowel] Cercle d’{ $name } : atteintes aux civils documentées
   *[other] Cercle de { $name } : atteintes aux civils documentées
}
sheet-empty = Aucun incident documenté ne correspond à cette sélection. Cela dit ce qui est documenté, non ce qui s’est passé.
sheet-unplaced = { $n ->
    [one] Absent de la carte : { $count } incident dont le lieu n’est pas connu.
   *[other] Absents de la carte : { $count } incidents dont le lieu n’est pas connu.
}

sheet-timeline = { $n ->
    [one] Incidents par mois de leur premier jour ({ $count } compté)
   *[other] Incidents par mois de leur premier jour ({ $count } comptés)
}
sheet-timeline-incomplete = Dernier mois incomplet (plus pâle)

sheet-legend-base = Fond de carte
sheet-legend-in-timeline = { $label } (chronologie)
sheet-legend-several = Plusieurs groupes (chronologie)
sheet-legend-unit = Seule la zone est connue : hachurée, avec le nombre d’incidents
sheet-legend-unit-outlined = Seule la zone est connue : son contour, avec le nombre d’incidents
sheet-legend-together = Même lieu : côte à côte
sheet-legend-town = Ville
sheet-legend-region-2023 = Région (réforme de 2023)
sheet-legend-region-old = Région (avant 2023)
sheet-legend-region-one = Région
sheet-legend-cercle = Cercle
sheet-legend-river = Cours d’eau, lac
sheet-legend-outline = Limite de la zone choisie
sheet-legend-uncounted = Fiches globales seulement : non comptées
sheet-legend-no-report = Rien de signalé (ne veut pas dire : rien)
sheet-shading-region = Incidents documentés par région
sheet-shading-cercle = Incidents documentés par cercle
sheet-shading-unplaced = { $n ->
    [one] { $count } incident n’est connu que plus grossièrement et n’entre dans aucune teinte.
   *[other] { $count } incidents ne sont connus que plus grossièrement et n’entrent dans aucune teinte.
}

sheet-caveats = À lire avec prudence
sheet-caveat-undercount = Les faits sont sous-déclarés là où l’accès est coupé : un lieu sans incident n’est pas un lieu sûr.
sheet-caveat-ranges = Les chiffres additionnent les nombres les plus bas et les plus hauts que donnent les sources. Ce n’est pas un intervalle de confiance ; « + » : au moins. Non rapporté ne veut pas dire zéro.
sheet-caveat-alleged = Les auteurs sont présumés. Certains chiffres peuvent comprendre des combattants.
sheet-caveat-places = Aucun signe n’est plus précis que le village ou la ville que nomment ses sources.

sheet-sources = Sources
sheet-publisher = { $publisher } ({ $count })
sheet-publishers = { $n ->
    [one] { $count } document : { $publishers }.
   *[other] { $count } documents : { $publishers }.
}
sheet-publishers-more = { $n ->
    [one] { $count } autre éditeur
   *[other] { $count } autres éditeurs
}
sheet-sources-next = Liste numérotée : page suivante.
sheet-sources-last = Liste numérotée : dernières pages.
sheet-sources-in-pdf = Liste numérotée : dans le PDF de cette planche.
sheet-sources-in-exports = Liste numérotée : trop longue pour être imprimée ; dans chaque export de ces incidents.
sheet-sources-page = Sources utilisées, par éditeur
sheet-made = Établie le { $date } à partir des données, version { $version } du { $data_date }. Données : { $licence }.
sheet-cite = Citer : { $citation }
sheet-cite-record = { $source }, version des données { $version } ({ $date }), fiche { $id }. Empreinte { $digest }.
sheet-disclaimer = Les limites et les noms figurant sur cette carte n’impliquent ni reconnaissance ni acceptation officielle.
sheet-scale = 1:{ $scale } en { $paper }
sheet-projection = UTM zone 30 N, WGS 84 (EPSG:32630)
sheet-projection-short = EPSG:32630
sheet-north = N
sheet-west = { $degrees }° O
sheet-east = { $degrees }° E
sheet-degrees-north = { $degrees }° N
sheet-greenwich = 0°
sheet-live = Vue en ligne
sheet-locator = Emprise dans le pays

sheet-list = Incidents, du plus récent au plus ancien
sheet-list-numbered = Incidents, du plus récent au plus ancien ; le numéro est sur la carte
sheet-list-grey = En gris : le numéro n’a pas de place sur la carte, ou le lieu n’est pas connu.
sheet-list-more = { $n ->
    [one] La liste s’arrête après les { $most } plus récents. { $count } incident plus ancien figure dans le tableau joint à ce PDF, s’il contient au plus { $attached } incidents, et dans chaque export de ces incidents.
   *[other] La liste s’arrête après les { $most } plus récents. { $count } incidents plus anciens figurent dans le tableau joint à ce PDF, s’il contient au plus { $attached } incidents, et dans chaque export de ces incidents.
}
sheet-atlas-title = { $title } : atlas par cercle
sheet-atlas-progress = Pages de l’atlas
sheet-atlas-step = { $done } cercles sur { $total }

sheet-kind = Planche
sheet-kind-selection = Tout ce que montrent les filtres
sheet-kind-area = Un cercle
sheet-kind-incident = Un incident
sheet-kind-atlas = Atlas, une page par cercle
sheet-choose-cercle = Cercle
sheet-choose-incident = Incident
sheet-choose-size = Format du papier
sheet-size-a4-landscape = A4 paysage
sheet-size-a4-portrait = A4 portrait
sheet-size-a3-landscape = A3 paysage
sheet-size-a3-portrait = A3 portrait
sheet-size-slide = Diapositive 16/9
sheet-choose-format = Type de fichier
sheet-choose-shading = Teinter les zones selon le nombre d’incidents
sheet-shade-none = aucune
sheet-shade-region = régions
sheet-shade-cercle = cercles
sheet-choose-title = Titre
sheet-choose-subtitle = Sous-titre
sheet-choose-link = Adresse de ce tableau de bord, pour le lien et le code QR
sheet-choose-link-help = Sans adresse, la planche ne porte ni lien ni code.
sheet-written-by-itself = Rédigé d’après les filtres
sheet-preview = Aperçu : { $title }
sheet-download = Télécharger { $name }
sheet-not-made = La planche n’a pas pu être produite : elle demande plus de temps ou de mémoire que le serveur n’en accorde, ou les données ont été remplacées entre-temps. Choisissez moins de fiches ou rechargez la page.
sheet-make-atlas = Produire l’atlas
sheet-link-wrong = Cette adresse ne peut pas servir : elle doit commencer par http:// ou https:// et s’arrêter avant tout « ? » ou « # ».
sheet-incident-choice = { $place } · { $date } · { $id }

# Moteur des planches : légende, textes de remplacement, atlas.
sheet-author = Sahel Map
sheet-foot = { $title }. Données { $version } du { $date }, empreinte { $digest }.
sheet-continued = Suite
sheet-record = Fiche
sheet-empty-hint = La carte montre la zone sans incidents. Élargissez les dates, les zones ou les types d’atteinte pour voir des fiches.
sheet-link-none = { $why ->
    [too-long] L’adresse de cette vue est trop longue pour un code QR et n’est pas imprimée : les filtres sont nommés ci-dessus.
    [pair] Pas de code QR : aucune adresse d’une seule carte ne montre les deux. A et B sont nommés ci-dessus.
    [dossier] Pas de code QR : aucune adresse d’une seule carte ne montre ces fiches et aucune autre. Chaque fiche a le sien.
   *[rest] Pas de code QR : aucune adresse d’une seule carte ne montre cette seule partie.
}
sheet-kilometres = { $km } km
sheet-inset = Agrandi { $times } fois
sheet-legend-aside = Écarté pour être vu ; le trait mène à son lieu
sheet-legend-country = Frontière nationale
sheet-legend-commune = Commune
sheet-legend-capital = Capitale
sheet-legend-regional-capital = Chef-lieu de région
sheet-alt-map = { $n ->
    [one] Carte de { $count } incident documenté. { $sentence }.
   *[other] Carte de { $count } incidents documentés. { $sentence }.
}
sheet-alt-most = La plupart se trouvent dans les cercles { $areas }.
sheet-alt-empty = Carte sans incidents. { $sentence }.
sheet-alt-timeline = { $title }, de { $first } à { $last } ; le plus en { $month } : { $count }.
sheet-rest-region = Région { $begins ->
    [vowel] d’{ $name }
   *[other] de { $name }
}{ $map ->
    [old] { " " }(avant 2023)
   *[other] { "" }
} : cercle non connu
sheet-rest-unknown = Lieu non connu
sheet-rest-sentence-cercle = { $sentence } ; ici, uniquement ceux dont le cercle n’est pas connu
sheet-rest-sentence-region = { $sentence } ; ici, uniquement ceux dont la région n’est pas connue
sheet-pair-sentence = A : { $a }. B : { $b }
sheet-atlas-index-alt = { $n ->
    [one] Carte avec le numéro de { $count } cercle qui a une page.
   *[other] Carte avec les numéros de { $count } cercles qui ont une page.
}
sheet-atlas-edge = Ligne tiretée : limite de la zone choisie.
sheet-atlas-without = Sans fiche dans cette sélection, donc sans page : { $names }. Cela ne veut pas dire qu’il ne s’y est rien passé.
sheet-table = Incidents et personnes signalées tuées, par région
sheet-index-incidents = Incidents
sheet-index-page = Page
sheet-table-area = Région
sheet-table-unplaced = Région non connue
sheet-how-to-read = Comment lire la carte
sheet-sources-in-sheet = Liste numérotée : dans la planche A4 de la même sélection.
sheet-region-title = Région { $begins ->
    [vowel] d’{ $name }
   *[other] de { $name }
} : atteintes aux civils documentées
sheet-outside = { $n ->
    [one] Hors de cette partie de la carte : { $count } incident de la sélection.
   *[other] Hors de cette partie de la carte : { $count } incidents de la sélection.
}
sheet-uncounted-areas = { $n ->
    [one] Dessiné comme zone sans son nombre, faute de place : { $count } incident.
   *[other] Dessinés comme zones sans leur nombre, faute de place : { $count } incidents.
}
sheet-unnamed = Sans leur nom sur la carte, faute de place : { $areas }.
sheet-unnamed-area = { $n ->
    [one] { $name } ({ $count } incident)
   *[other] { $name } ({ $count } incidents)
}
sheet-unnamed-more = { $n ->
    [one] { $count } incident d’autres zones
   *[other] { $count } incidents d’autres zones
}
sheet-attached-recipe = Comment cette planche a été faite : sahel-map sheet --recipe la refait
sheet-attached-records = Les fiches de cette planche, en tableau
sheet-kind-region = Une région
sheet-choose-region = Région
sheet-choose-mark = Mention sur chaque page
sheet-choose-mark-help = Par exemple : interne, projet. Vide, il n’y en a pas.
sheet-more-in-pdf = La suite de cette planche est dans son PDF.

# Petites cartes, dossier, profil, taux, partie de la carte.
sheet-series-month = Par mois, à une même échelle. Un incident qui a duré plusieurs mois figure sur la carte de chacun.
sheet-series-year = Par année, à une même échelle. Un incident à cheval sur deux années figure sur les deux cartes.
sheet-series-actor = Par auteur présumé, à une même échelle. Un incident à plusieurs auteurs présumés figure sur la carte de chacun.
sheet-series-pair = Deux choix, à une même échelle. Un incident commun aux deux figure sur les deux cartes.
sheet-dossier-title = { $n ->
    [one] Dossier de { $count } fiche
   *[other] Dossier de { $count } fiches
}
sheet-dossier-sentence = { $n ->
    [one] Fiche { $ids }
   *[other] Fiches { $ids }
}
sheet-dossier-list = Les fiches dans l’ordre choisi
sheet-dossier-list-numbered = Les fiches dans l’ordre choisi ; le numéro est sur la carte
sheet-profile-title = { $name } : profil
sheet-shading-region-rate = Incidents documentés pour 100 000 habitants, par région
sheet-shading-cercle-rate = Incidents documentés pour 100 000 habitants, par cercle
sheet-shading-people = Population estimée pour { $year }.
sheet-legend-no-population = Population inconnue
sheet-choose-per-head = Pour 100 000 habitants
sheet-choose-bbox = Partie de la carte : ouest,sud,est,nord
sheet-choose-bbox-help = En degrés, par exemple -5,13.5,-3,15. Le bouton « Imprimer cette vue » de la carte le remplit. Vide, la carte montre tous les incidents.
sheet-choose-profile = Avec le profil de la zone, en tableaux
sheet-kind-month = Petites cartes par mois
sheet-kind-year = Petites cartes par année
sheet-kind-actor = Petites cartes par auteur présumé
sheet-kind-pair = La paire de la page Comparer
sheet-kind-pair-none = Rien n’est encore comparé : choisissez deux côtés à la page Comparer.
