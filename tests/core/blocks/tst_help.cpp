// What people are told about a kind of block: every public kind has a summary, formulas and help for its parameters.

#include "core/blocks/BlockKind.h"
#include "core/blocks/support/LegalValues.h"

#include <QtTest>

#include <set>

using namespace vitrine;

class TestHelp : public QObject {
    Q_OBJECT

private slots:
    void everyKindOfVersion1IsThere()
    {
        const char *types[] = {
            "Input",
            "Conv1d",
            "Conv2d",
            "Conv3d",
            "ConvTranspose1d",
            "ConvTranspose2d",
            "ConvTranspose3d",
            "DepthwiseSeparableConv2d",
            "Linear",
            "BatchNorm1d",
            "BatchNorm2d",
            "BatchNorm3d",
            "GroupNorm",
            "LayerNorm",
            "InstanceNorm2d",
            "ReLU",
            "LeakyReLU",
            "PReLU",
            "Sigmoid",
            "SiLU",
            "Tanh",
            "GELU",
            "Softmax",
            "MaxPool1d",
            "MaxPool2d",
            "MaxPool3d",
            "AvgPool1d",
            "AvgPool2d",
            "AvgPool3d",
            "AdaptiveAvgPool2d",
            "Flatten",
            "Dropout",
            "Identity",
            "Upsample",
            "PixelShuffle",
            "Add",
            "Multiply",
            "Concat",
            "L1Loss",
            "MSELoss",
            "BCELoss",
            "BCEWithLogitsLoss",
            "CrossEntropyLoss",
            "HuberLoss",
            "FocalLoss",
            "BaseConv",
            "DWConv",
            "Focus",
            "Bottleneck",
            "CSPLayer",
            "SPPBottleneck",
            "ResLayer",
            "GhostModule",
            "GhostBottleneck",
            "CSPDarknet",
            "Darknet",
            "YOLOPAFPN",
            "YOLOFPN",
            "YOLOGhostPAN",
            "YOLOXHead",
            "YOLOX",
        };
        for (const char *type : types) {
            const BlockKind *kind = findBlockKind(type);
            QVERIFY2(kind, type);
            QVERIFY2(kind->isPublic(), type);
            QCOMPARE(kind->type(), std::string(type));
        }
        QVERIFY(!findBlockKind("conv2d"));
        QVERIFY(!findBlockKind(""));
    }

    void typesAreUnique()
    {
        std::set<std::string> types;
        for (const auto &kind : blockKinds())
            QVERIFY2(types.insert(kind->type()).second, kind->type().c_str());
    }

    void speaksForItself_data() { addKinds(); }
    void speaksForItself()
    {
        const BlockKind &kind = current();
        QVERIFY(!kind.summary().isEmpty());
        QVERIFY2(!kind.summary().isVerbatim(), "the summary can't be translated");
        QVERIFY(!kind.formula(Pass::Forward).empty());
        // An Input is fed from outside: nothing goes back through it.
        QVERIFY(kind.category() == Category::Input || !kind.formula(Pass::Backward).empty());
        const PortCount ports = kind.inputs();
        QVERIFY(ports.min >= 0);
        QVERIFY(ports.max == -1 || ports.max >= ports.min);
        QCOMPARE(ports.max == 0, kind.category() == Category::Input);
    }

    void parametersAreExplained_data() { addKinds(); }
    void parametersAreExplained()
    {
        std::set<std::string> names;
        for (const ParameterSpec &spec : current().parameters()) {
            QVERIFY2(names.insert(spec.name).second, ("twice: " + spec.name).c_str());
            QVERIFY2(!spec.help.isEmpty(), ("no help for " + spec.name).c_str());
            QVERIFY2(!spec.help.isVerbatim(), ("the help for " + spec.name + " can't be translated").c_str());
            QVERIFY2(!legalValues(spec).text().empty(), spec.name.c_str());
            if (spec.type == ParameterSpec::Type::Choice)
                QVERIFY2(!spec.choices.empty(), spec.name.c_str());
        }
    }

    void defaultsAreLegal_data() { addKinds(); }
    void defaultsAreLegal()
    {
        for (const ParameterSpec &spec : current().parameters()) {
            const bool none = std::holds_alternative<std::monostate>(spec.defaultValue);
            if (none)
                QVERIFY2(spec.required || spec.nullable, (spec.name + " may be left out, but has no default").c_str());
            else
                QVERIFY2(toCanonical(spec, spec.defaultValue), (spec.name + ": its default is not legal").c_str());
            QVERIFY2(!(spec.required && !none), (spec.name + " is required and has a default").c_str());
        }
    }

    void unknownParametersAreRefused_data() { addKinds(); }
    void unknownParametersAreRefused()
    {
        Block block{"b", current().type(), {{"no_such_thing", std::int64_t(1)}}, {}, {}};
        std::vector<Problem> problems;
        Params::resolve(current().parameters(), block, problems);
        QVERIFY(std::ranges::any_of(problems, [](const Problem &problem) {
            return problem.block == "b" && problem.parameter == "no_such_thing";
        }));
    }

private:
    static void addKinds()
    {
        QTest::addColumn<QString>("type");
        for (const auto &kind : blockKinds()) {
            if (kind->isPublic())
                QTest::newRow(kind->type().c_str()) << QString::fromStdString(kind->type());
        }
    }

    static const BlockKind &current()
    {
        QFETCH(QString, type);
        return *findBlockKind(type.toStdString());
    }
};

QTEST_GUILESS_MAIN(TestHelp)
#include "tst_help.moc"
