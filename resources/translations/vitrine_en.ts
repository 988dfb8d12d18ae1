<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>UnitText</name>
    <message numerus="yes">
        <location filename="../../widgets/units/UnitText.cpp" line="+34"/>
        <location line="+116"/>
        <source>… (%n more)</source>
        <translation>
            <numerusform>… (%n more)</numerusform>
            <numerusform>… (%n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::AssignSession</name>
    <message numerus="yes">
        <location filename="../../widgets/yolox/assignment/AssignSession.cpp" line="+219"/>
        <source>%n object(s) that the detector found are now the ground truth. Undo takes them back.</source>
        <translation>
            <numerusform>%n object that the detector found is now the ground truth. Undo takes it back.</numerusform>
            <numerusform>%n objects that the detector found are now the ground truth. Undo takes them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::AssignText</name>
    <message numerus="yes">
        <location filename="../../widgets/yolox/assignment/AssignText.cpp" line="+165"/>
        <source>Conflicts: %n cell(s) chosen more than once; each goes to the ground truth that it costs least.</source>
        <translation>
            <numerusform>Conflicts: %n cell is chosen more than once; it goes to the ground truth that it costs least.</numerusform>
            <numerusform>Conflicts: %n cells are chosen more than once; each goes to the ground truth that it costs least.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+11"/>
        <source>Result: %n cell(s) learn an object, all others &quot;nothing here&quot;.</source>
        <translation>
            <numerusform>Result: %n cell learns an object, all others &quot;nothing here&quot;.</numerusform>
            <numerusform>Result: %n cells learn an object, all others &quot;nothing here&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+70"/>
        <source>%n cell(s) left out, for what the network predicts there is not a number.</source>
        <translation>
            <numerusform>%n cell is left out, for what the network predicts there is not a number.</numerusform>
            <numerusform>%n cells are left out, for what the network predicts there is not a number.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::AugmentText</name>
    <message numerus="yes">
        <location filename="../../widgets/yolox/augmentation/AugmentText.cpp" line="+126"/>
        <source>%n label(s): %1 whole, %2 clipped, %3 gone (%4 outside, %5 too small)</source>
        <translation>
            <numerusform>%n label: %1 whole, %2 clipped, %3 gone (%4 outside, %5 too small)</numerusform>
            <numerusform>%n labels: %1 whole, %2 clipped, %3 gone (%4 outside, %5 too small)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ChainRuleView</name>
    <message numerus="yes">
        <location filename="../../widgets/units/ChainRuleView.cpp" line="+72"/>
        <source>… and %n more numbers, likewise.</source>
        <translation>
            <numerusform>… and %n more number, likewise.</numerusform>
            <numerusform>… and %n more numbers, likewise.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::FilterSteps</name>
    <message numerus="yes">
        <location filename="../../widgets/yolox/filters/FilterSteps.cpp" line="+54"/>
        <source>Sort: %n box(es) wait, best score first.</source>
        <translation>
            <numerusform>Sort: %n box waits.</numerusform>
            <numerusform>Sort: %n boxes wait, best score first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>The other %n box(es), in one step.</source>
        <translation>
            <numerusform>The other box.</numerusform>
            <numerusform>The other %n boxes, in one step.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>Result: %n box(es) are kept.</source>
        <translation>
            <numerusform>Result: %n box is kept.</numerusform>
            <numerusform>Result: %n boxes are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::NetRankingModel</name>
    <message numerus="yes">
        <location filename="../../widgets/optimizers/networks/NetRankingModel.cpp" line="+147"/>
        <source>Its numbers ran away in %n race(s).</source>
        <translation>
            <numerusform>Its numbers ran away in %n race.</numerusform>
            <numerusform>Its numbers ran away in %n races.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::PairText</name>
    <message numerus="yes">
        <location filename="../../widgets/yolox/assignment/PairText.cpp" line="+101"/>
        <source>%n other class(es)</source>
        <translation>
            <numerusform>%n other class</numerusform>
            <numerusform>%n other classes</numerusform>
        </translation>
    </message>
</context>
</TS>
