# Pourquoi un fichier, une correspondance ou un dossier ne peut pas servir du tout ; chaque phrase se suffit.
import-allowed = { $is_like ->
    [yes] vouliez-vous dire « { $near } » ?{" "}
   *[no] {""}
 }{ $are_listed ->
    [yes] Valeurs admises : { $values }
   *[no] Valeurs admises : l’une des { $n } connues
 }
import-doubled = « { $name } » est l’en-tête des colonnes { $places }

import-refused-not-read = { $file } ne peut pas être lu : { $why }.
import-refused-not-utf8 = { $file } n’est pas en UTF-8 ; enregistrez-le de nouveau dans cet encodage.
import-refused-damaged = { $file } est endommagé ou n’est pas ce que dit son extension : { $why }.
import-refused-wrong-start = { $file } est endommagé ou n’est pas ce que dit son extension.
import-refused-suffix = { $file } : l’extension « { $suffix } » ne peut pas être lue ; extensions admises : { $suffixes }.
import-refused-memory = { $file } demande plus de mémoire que n’en a cette machine ; divisez-le.
import-refused-too-much = La lecture de { $file } demande plus de mémoire ou de temps que ce serveur n’en accorde. Divisez-le, ou faites-le importer par l’hébergeur avec la commande sahel-map import.
import-refused-bytes = { $file } fait { $mb } Mo ; on peut importer au plus { $most } Mo. Divisez-le.
import-refused-rows = { $file } a { $n } lignes ; on peut en importer au plus { $most }. Divisez-le.
import-refused-columns = { $file } a { $n } colonnes ; on peut en importer au plus { $most }. Ôtez celles qui ne servent pas.
import-refused-unpacked = Décompressé, { $file } ferait { $mb } Mo ; la limite est de { $most } Mo.
import-refused-locked = { $file } est protégé par un mot de passe ; enregistrez-le sans mot de passe.
import-refused-depth = { $file } est trop profondément imbriqué ; on lit au plus { $most } niveaux.
import-refused-entities = { $file } déclare des entités dans son XML ; il n’est pas ouvert.
import-refused-encoding = Le fichier n’est pas écrit en { $encoding } ; n’indiquez pas d’encodage pour qu’il soit trouvé.
import-refused-crs = Le système de coordonnées « { $crs } » est inconnu ; donnez un code tel que EPSG:32630.

import-refused-empty = { $file } est vide ; il faut une ligne d’en-têtes et une ligne de valeurs.
import-refused-empty-text = Le fichier est vide ; il faut une ligne d’en-têtes et une ligne de valeurs.
import-refused-events-none = { $file } ne contient aucun événement.
import-refused-rows-none = { $file } n’a aucune ligne.
import-refused-no-features = { $file } est endommagé ou n’est pas ce que dit son extension : il faut une FeatureCollection avec des objets.
import-refused-header-row = { $file } : la ligne { $row } ne contient pas d’en-têtes ; la première ligne porte le numéro 1.
import-refused-no-headings = { $file } : la première ligne semble contenir des données, non des en-têtes ; placez au-dessus une ligne avec les noms des colonnes.
import-refused-no-layer = { $file } n’a pas de couche « { $layer } » ; { $allowed }.
import-refused-layers-none = { $file } ne contient aucune couche.
import-refused-no-sheet = { $file } n’a pas de feuille « { $sheet } » ; { $allowed }.
import-refused-sheets-none = { $file } ne contient aucune feuille avec un tableau.
import-refused-kml-none = { $file } ne contient aucun document KML.
import-refused-placemarks-none = { $file } ne contient aucun événement : on n’y trouve ni repère ni point de passage.
import-refused-no-column = { $file } n’a pas de colonne « { $column } » ; { $allowed }.
import-refused-doubles = { $file } : { $columns }. Renommez l’une de chaque paire, ou nommez dans la correspondance celle qui est voulue : { $example }.

import-refused-no-zip = { $file } est endommagé ou n’est pas une archive ZIP.
import-refused-members = { $file } contient { $n } fichiers ; on en ouvre au plus { $most }.
import-refused-path-out = { $file } contient un fichier dont le chemin sort de l’archive ; elle n’est pas ouverte.
import-refused-link = { $file } contient un lien ; il n’est pas ouvert.
import-refused-zip-locked = { $file } est protégé par un mot de passe ; décompressez-le d’abord.
import-refused-ratio = Décompressé, { $file } ferait plus de { $most } fois sa taille ; il n’est pas ouvert, car ce peut être un piège.
import-refused-more-than-said = { $file } : décompressé, { $member } est plus grand qu’annoncé ; il n’est pas ouvert.
import-refused-member-none = { $file } ne contient aucun fichier lisible ; extensions admises : { $suffixes }.
import-refused-member-several = { $file } contient { $n } tableaux ({ $names }) ; apportez-en un seul.

import-refused-lines = { $file } : il contient { $lines } lignes et { $read } ont été lues ; rien n’est importé.
import-refused-counted = { $file } : { $read } lignes ont été lues et { $counted } comptées ; le compte n’y est pas : rien n’est importé.
import-refused-added-up = { $file } : { $accepted } lignes acceptées et { $held } retenues ne font pas { $read } ; rien n’est importé.
import-refused-parts-added-up = { $file } : le compte des lignes prises et retenues n’y est pas ; rien n’est importé.
import-refused-unanswered = { $question }
import-refused-none-taken = { $file } : aucune de ses { $n } lignes ne peut être importée. { $causes }
import-refused-rules-broken = { $file } : les tables qui en sont faites enfreignent { $n } règles sans qu’aucune ligne l’explique, et rien n’a été importé : { $problem }
import-refused-folder-exists = { $folder } existe déjà ; donnez le nom d’un nouveau dossier.
import-refused-not-written = { $folder } ne peut pas être écrit : { $why } ; rien n’a été importé.

import-refused-no-toml = { $file } n’est pas du TOML valide : { $why }.
import-refused-name-unknown = { $where } : « { $name } » n’a pas de sens ici ; { $allowed }.
import-refused-no-table = { $where } : { $name } doit être une table, écrite [{ $name }].
import-refused-no-values = { $where } : les valeurs de { $name } doivent être une table, écrite [values.{ $name }].
import-refused-no-text = { $where } : { $name } doit être un seul texte.
import-refused-no-texts = { $where } doit être un texte ou une liste de textes.
import-refused-no-switch = { $where } : { $name } doit être true ou false.
import-refused-no-number = { $where } : { $name } doit être un nombre entier.
import-refused-no-radius = { $where } : { $name } doit être un nombre entier de mètres, de 1 à { $most }.
import-refused-one-column = { $where } : { $name } prend une seule colonne ; plusieurs sont admises pour { $lists }.
import-refused-profile = { $where } : { $why }
import-refused-no-place = [places] : « { $place } » n’est ici ni un lieu ni une unité ; donnez latitude et longitude (14.5, -3.9), ou un P-code.
import-refused-gazetteer = La liste de lieux { $file } ne peut pas servir ; il faut un extrait de GeoNames, ou name, lat, lon.
import-refused-actors-many = { $where } : { $n } acteurs ; un jeu peut en nommer au plus { $most } qui lui soient propres.
import-refused-actor-code = { $where } : un code a de 2 à 40 majuscules, chiffres et _, et commence par une lettre.
import-refused-actor-ours = { $where } : { $code } est un de nos codes, et n’a pas besoin d’être défini.
import-refused-actor-parts = { $where } : il faut group et label, un texte chacun.
import-refused-actor-group = { $where } : groupe « { $group } » ; { $allowed }.
import-refused-actor-label = { $where } : il faut un label, que les pages montreront.

import-refused-part-lines = { $file } a { $lines } lignes de texte et { $rows } lignes sous ses en-têtes : un texte s’y étend sur plusieurs lignes. Apportez-le en Parquet.
import-refused-part-suffix = { $file } : avec --dask, extensions admises : .csv (UTF-8, virgules), .parquet.
import-refused-dask-extra = --dask demande l’extra [scale] : pip install "sahel-map[scale]".
import-refused-dask-away = Aucun ordonnanceur Dask ne répond à { $address }.
import-refused-dask-duplicates = [set] duplicates = hold : des lignes semblables peuvent se trouver dans des parties différentes ; admis avec --dask : keep.
import-refused-dask-actors = [own_actors] ne peut pas servir avec --dask ; importez le fichier en un seul processus.

import-refused-boundary-suffix = { $file } n’est pas un fichier de limites ; extensions admises : { $suffixes }.
import-refused-boundary-none = { $file } ne contient pas de limites ; extensions admises dans l’archive : { $suffixes }.
import-refused-boundary-crs = { $file } : la couche { $layer } n’indique pas de système de coordonnées ; indiquez-le avec --crs, par exemple --crs EPSG:4326.
import-refused-boundary-codes = { $file } : aucune colonne n’a été reconnue comme contenant les codes des unités. Indiquez-les avec --level, par exemple --level 1=COUCHE:CODE:NOM ; ses colonnes : { $columns }.
import-refused-boundary-column = La couche { $layer } n’a pas de colonne « { $column } » ; { $allowed }.
import-refused-boundary-lost = { $file } : { $n } unités ne se trouvent dans aucune unité du niveau { $level } : { $units }.
import-refused-boundary-nameless = { $file } : l’objet { $feature } n’a pas de code du niveau { $level } dans la colonne « { $column } ».
import-refused-boundary-level = { $file } n’a pas d’unités du niveau { $level } ; indiquez où elles sont avec --level.
import-refused-boundary-shape = { $file } : la forme de { $unit } ne peut pas être réparée : { $why }.
import-refused-boundary-rules = Le dossier enfreindrait { $n } règles, et rien n’a été écrit. La première : { $problem }
