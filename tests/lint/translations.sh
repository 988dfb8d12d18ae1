#!/usr/bin/env bash
# translations.sh LUPDATE FOLDER: every text of the studio is in vitrine_zh_CN.ts, translated. Works on a copy in FOLDER.
set -u
cd "$(dirname "$0")/../.." || exit 2
lupdate=$1 copy=$2/vitrine_zh_CN.ts
mkdir -p "$2"
cp resources/translations/vitrine_zh_CN.ts "$copy" || exit 1
"$lupdate" -silent -I . -no-obsolete -locations none -tr-function-alias QT_TRANSLATE_NOOP+=VITRINE_TEXT -extensions cpp,h \
    widgets app core -ts "$copy" || exit 1
texts=$(grep -c '<source>' "$copy")
((texts)) || { echo "lupdate found no texts at all"; exit 1; }
found=$(perl -0777 -ne 'while (m{<source>((?:(?!</source>).)*)</source>((?:(?!</message>).)*)</message>}gs) {
    my ($source, $rest) = ($1, $2);
    print "$source\n" if $rest =~ /type="unfinished"/ || $rest =~ m{<translation>\s*</translation>|<translation/>} }' "$copy")
[[ -z $found ]] && { echo "$texts texts, all translated"; exit 0; }
echo "$found" | head -50
echo "$(echo "$found" | wc -l) lines of $texts texts have no translation: run ninja update_translations and translate them"
exit 1
