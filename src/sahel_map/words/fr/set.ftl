# Ce qui est dit du jeu de données affiché ; ses propres phrases figurent dans son profil.
set-untitled = Jeu de données sans titre
set-publisher-unknown = éditeur non indiqué
set-assumed = Là où le fichier ne disait rien, l’importation a supposé :
set-assumed-line = { $field }{ $value ->
    [none] , selon la règle prévue
   *[other] {" "}= { $value }
 }, pour { $n ->
    [one] { $count } ligne.
   *[other] { $count } lignes.
}
set-assumed-radius = { $metres } m ({ $label })
set-licence-unknown = licence non indiquée
set-map-unknown = L’origine de ces limites n’est pas indiquée.
set-internal = INTERNE, NE PAS PUBLIER.
set-title-internal = { $title } (interne, ne pas publier)
set-of-others = Jeu d’un tiers : { $title }. Éditeur : { $publisher }. Licence : { $licence }. { $unit ->
    [civilians] Ses chiffres comptent des civils.
    [all_deaths] Ses chiffres comptent tous les morts, combattants compris.
    [events] Il compte des événements, non des personnes.
   *[unknown] Il n’est pas indiqué qui ses chiffres comptent.
} Ses fiches n’ont pas été vérifiées auprès de leurs sources par l’équipe de Sahel Map.
set-footer = { $source }, version des données { $version } du { $date }. Données : { $licence }.
set-programme = Programme : Apache-2.0.
set-about-unknown = Le jeu ne dit pas sur quoi il porte.
set-limits = Ce n’est pas un relevé complet : ce que personne n’a pu rapporter manque. Ce n’est pas un constat de culpabilité : les auteurs sont présumés, et chaque attribution dit son degré de certitude. Ce n’est pas un outil pour choisir un itinéraire ou une cible : un lieu sans incident n’est pas un lieu sûr.
set-method-unknown = Le jeu ne dit pas comment il a été établi.
set-comparability = Comparez les mois avec prudence : moins de signalements ne veut pas dire moins d’atteintes. Le premier et le dernier mois peuvent être incomplets.
set-covered = { $bounds ->
    [from] Recherches menées à partir du { $from }.
    [until] Recherches menées jusqu’au { $until }.
   *[both] Recherches menées du { $from } au { $until }.
}
set-holds = Le jeu compte { $n } incidents, de { $first } à { $last }.
set-pages-missing = Ce jeu n’a pas de page : { $pages }.
set-page-missing = Ce jeu n’a pas de page « { $page } » : { $page_code ->
    [reports] il ne contient aucun chiffre de rapports publiés à mettre en regard de ses fiches.
   *[other] son éditeur ne la prévoit pas.
}
set-no-method = Le jeu ne contient pas de méthode détaillée par section.
set-nothing = Le jeu ne contient aucun incident.
set-figure-all-deaths = Tous les morts, combattants compris (décomptes le plus bas et le plus haut)
set-choose = Jeu de données
set-changed = Un autre jeu est affiché. Les filtres du précédent ont été retirés, car ses lieux, auteurs et mois peuvent différer.
set-store-away = La liste des jeux ne peut plus être lue depuis { $since } ; ce qui est affiché date de ce moment.
set-mark-internal = Interne
