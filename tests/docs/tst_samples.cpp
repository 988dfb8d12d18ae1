// vitrine-test: LIBS vitrine_doc_samples
// The block in CONTRIBUTING.md is a block like those in core/blocks.

#include "core/blocks/BlockKind.h"

#include <QtTest>

namespace vitrine {

std::unique_ptr<BlockKind> makeSquaredReLU();

} // namespace vitrine

using namespace vitrine;

class TestSamples : public QObject {
    Q_OBJECT

private slots:
    void describesItself()
    {
        const auto kind = makeSquaredReLU();
        QCOMPARE(kind->type(), std::string("SquaredReLU"));
        QVERIFY(findBlockKind(kind->type()) == nullptr); // an example, not one of the program's
        QVERIFY(!kind->summary().isEmpty());
        const std::vector<Shape> inputs{{2, 3, 5, 7}};
        const auto outputs = kind->outputShapes({}, inputs);
        QVERIFY(outputs.ok());
        QCOMPARE(*outputs, inputs);
        QVERIFY(kind->weights({}, inputs).empty());
    }
};

QTEST_GUILESS_MAIN(TestSamples)

#include "tst_samples.moc"
