// The views of modular backpropagation on a run of their own.

#include "tests/widgets/support/SampleRun.h"
#include "widgets/units/ChainRuleView.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitGraphView.h"
#include "widgets/units/UnitStepList.h"
#include "widgets/units/UnitText.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>

using namespace vitrine;

namespace {

/// A number that two neurons read, and each kind of leaf.
const char *const branching = R"({"format":"vitrine-network","version":1,"name":"branching","blocks":[
   {"id":"x","type":"Input","params":{"shape":[1]}},{"id":"h","type":"Linear","params":{"out_features":1}},
   {"id":"act","type":"Tanh"},{"id":"o","type":"Linear","params":{"out_features":2}},{"id":"L","type":"MSELoss"}],
   "connections":[{"from":"x","to":"h"},{"from":"h","to":"act"},{"from":"act","to":"o"},{"from":"o","to":"L"}]})";

} // namespace

class TestUnitViews : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const UnitPicture> m_picture;

    int unit(const QString &name) const { return static_cast<int>(m_picture->names.indexOf(name)); }
    int stepOf(Pass pass, const QString &name) const
    {
        const auto found = std::find(m_picture->steps.begin(), m_picture->steps.end(), UnitStep{pass, unit(name)});
        return static_cast<int>(found - m_picture->steps.begin());
    }

private slots:
    void initTestCase()
    {
        const auto trace = test::run(test::network(branching), Mode::Eval, 1);
        QVERIFY(trace);
        const auto picture = makeUnitPicture(*trace, {});
        QVERIFY(picture.ok());
        m_picture = *picture;
    }

    /// Boxes do not overlap, and every wire runs to the right.
    void drawing()
    {
        for (std::size_t i = 0; i < m_picture->boxes.size(); ++i)
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(!m_picture->boxes[i].rect.intersects(m_picture->boxes[k].rect));
        QVERIFY(!m_picture->wires.empty());
        for (const UnitWire &wire : m_picture->wires)
            QVERIFY(wire.points.back().x() > wire.points.front().x());
        // MSE's 2 is drawn beside each that reads it; a₁ has two readers.
        QCOMPARE(m_picture->readers[static_cast<std::size_t>(unit(QStringLiteral("a₁")))], 2);
    }

    void sentences()
    {
        const int tanh = stepOf(Pass::Forward, QStringLiteral("a₁"));
        const QString forward = unitSentence(*m_picture, tanh);
        QVERIFY2(forward.startsWith(QStringLiteral("%1 · Tanh: a₁ = tanh(y₁) = tanh(").arg(tanh + 1)),
                 qPrintable(forward));
        const QString backward = unitSentence(*m_picture, stepOf(Pass::Backward, QStringLiteral("a₁")));
        QVERIFY2(backward.contains(QStringLiteral("∂L/∂y₁ = ∂a₁/∂y₁ · ∂L/∂a₁ = (1 − a₁²) · ∂L/∂a₁ = ")),
                 qPrintable(backward));
        // One branch, then all of them.
        QStringList branches;
        for (int step = 0; step < static_cast<int>(m_picture->steps.size()); ++step)
            if (const QString text = unitSentence(*m_picture, step); text.contains(QStringLiteral("branches")))
                branches += text;
        QCOMPARE(branches.size(), 2);
        QVERIFY(branches[0].contains(QStringLiteral("one of 2 branches")));
        QVERIFY(branches[1].contains(QStringLiteral("all 2 branches")));
        QVERIFY(unitSentence(*m_picture, -1).contains(QStringLiteral("given")));
        QCOMPARE(unitNumber(-1.5, false), QStringLiteral("(−1.5)"));
        // What is not there yet is not told.
        const int last = static_cast<int>(m_picture->steps.size()) - 1;
        QVERIFY(!unitTip(*m_picture, unit(QStringLiteral("a₁")), -1).contains(QStringLiteral("∂L")));
        QVERIFY(unitTip(*m_picture, unit(QStringLiteral("a₁")), last).contains(QStringLiteral("∂L/∂a₁ = ")));
    }

    void sharesOneCursor()
    {
        UnitCursor cursor;
        UnitGraphView graph(&cursor);
        UnitStepList list(&cursor);
        ChainRuleView rule(&cursor);
        graph.resize(800, 400);
        cursor.setPicture(m_picture);
        QCOMPARE(cursor.current(), cursor.count() - 1);
        QCOMPARE(list.model()->rowCount(), cursor.count());
        QCOMPARE(list.currentIndex().row(), cursor.current());
        list.setCurrentIndex(list.model()->index(0, 0));
        QCOMPARE(cursor.current(), 0);
        cursor.toFirst();
        QVERIFY(!list.currentIndex().isValid());
        QVERIFY(!graph.accessibleDescription().isEmpty());

        // A product that is clicked lights its path, from the loss to the number.
        const int w = unit(QStringLiteral("w₁"));
        std::vector<std::vector<int>> lit;
        connect(&cursor, &UnitCursor::pathChanged, this, [&] { lit.push_back(cursor.path()); });
        for (int link = 0; link < 20; ++link)
            emit rule.anchorClicked(QUrl(QString::number(link)));
        QVERIFY(std::any_of(lit.begin(), lit.end(), [w](const auto &path) { return path.back() == w; }));
        QCOMPARE(std::count_if(lit.begin(), lit.end(), [w](const auto &path) { return path.back() == w; }), 2);

        // Clicks on an operation go to its step.
        graph.fit();
        const int a = unit(QStringLiteral("a₁"));
        QTest::mouseClick(&graph, Qt::LeftButton, {}, graph.rectOf(a).center());
        QCOMPARE(cursor.current(), cursor.find({Pass::Forward, a}));
        QCOMPARE(graph.unitAt(graph.rectOf(a).center()), a);
        QCOMPARE(graph.unitAt({1, 1}), -1);
    }

    /// Numbers appear as they become known, in the picture that is exported as well.
    void exports()
    {
        UnitCursor cursor;
        UnitGraphView graph(&cursor);
        cursor.setPicture(m_picture);
        const ExportSource source = graph.exportSource();
        const auto painted = [&] {
            QImage image(source.size(), QImage::Format_RGB32);
            QPainter painter(&image);
            source.paint(painter);
            return image;
        };
        const QImage all = painted();
        cursor.toFirst();
        QVERIFY(all != painted());
        cursor.toLast();
        QCOMPARE(all, painted());
        const QString csv = source.csv();
        QCOMPARE(csv.count(QLatin1Char('\n')), static_cast<int>(m_picture->graph.units.size()) + 1);
        QVERIFY(csv.contains(QStringLiteral("\"h.weight[0,0]\"")));
    }
};

QTEST_MAIN(TestUnitViews)
#include "tst_unitviews.moc"
