// vitrine-cli assign as others run it: the reference's cases, every term on request, and what it refuses.

#include "core/io/Safetensors.h"
#include "tests/support/Cli.h"
#include "tests/support/Shared.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace vitrine;
using namespace vitrine::test;
using Json = nlohmann::json;

namespace {

Ended run(const QStringList &arguments)
{
    return runCli(QStringList{QStringLiteral("assign")} + arguments);
}

/// Predictions of an input of 32 × 32: 21 cells, two classes, and one object.
TensorMap smallInput()
{
    std::vector<float> boxes;
    for (int i = 0; i < 21; ++i)
        boxes.insert(boxes.end(), {16, 16, 12, 8});
    return {{"boxes", Snapshot::of({21, 4}, boxes)},
            {"cls_logits", Snapshot::of({21, 2}, std::vector<float>(42, -1))},
            {"obj_logits", Snapshot::of({21, 1}, std::vector<float>(21, 0.5F))},
            {"gt_boxes", Snapshot::of({1, 4}, std::vector<float>{16, 16, 12, 8})},
            {"gt_classes", Snapshot::of({1}, std::vector<std::int64_t>{1})}};
}

} // namespace

class TestCliAssign : public QObject {
    Q_OBJECT

private slots:
    void referenceCases_data();
    void referenceCases();
    void everyTerm();
    void refuses_data();
    void refuses();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    Ended runOn(const TensorMap &tensors, const QStringList &more = {}) const
    {
        if (auto written = writeSafetensors(path("in.safetensors").toStdString(), tensors); !written)
            qFatal("%s", written.error().message.text().c_str());
        return run(QStringList{QStringLiteral("--input"), path("in.safetensors"), QStringLiteral("--out"),
                               path("out.safetensors")}
                   + (more.isEmpty() ? QStringList{QStringLiteral("--size"), QStringLiteral("32")} : more));
    }

    QTemporaryDir m_folder;
};

void TestCliAssign::referenceCases_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("rule");
    for (const char *name : {"case00", "case02", "case04"})
        for (const char *rule : {"0.3", "0.1"})
            QTest::addRow("%s by %s", name, rule)
                << QStringLiteral("yolox/assign/%1/").arg(QLatin1String(name)) << QString::fromLatin1(rule);
}

void TestCliAssign::referenceCases()
{
    VITRINE_NEED_SHARED("yolox/assign/case00");
    QFETCH(QString, folder);
    QFETCH(QString, rule);
    const QString at = test::sharedPath(folder);
    QFile size(at + QStringLiteral("size.txt"));
    QVERIFY(size.open(QIODevice::ReadOnly));
    const Ended ended = run({QStringLiteral("--input"), at + QStringLiteral("input.safetensors"),
                             QStringLiteral("--size"), QString::fromLatin1(size.readAll().trimmed()),
                             QStringLiteral("--rule"), rule, QStringLiteral("--out"), path("out.safetensors")});
    QVERIFY2(ended.status == 0, ended.errors.constData());
    const auto found = readSafetensors(path("out.safetensors").toStdString());
    const auto expected = readSafetensors((at + QStringLiteral("expected_%1.safetensors").arg(rule)).toStdString());
    QVERIFY(found.ok() && expected.ok());
    for (const char *name : {"foreground", "matched_gt", "iou", "k"}) {
        const Snapshot &mine = found->tensors.at(name), &theirs = expected->tensors.at(name);
        QCOMPARE(mine.shape(), theirs.shape());
        for (std::int64_t i = 0; i < mine.elementCount(); ++i)
            QVERIFY2(std::abs(mine.flat(i) - theirs.flat(i)) < 5e-6, name);
    }
}

void TestCliAssign::everyTerm()
{
    const Ended ended = runOn(smallInput(), {QStringLiteral("--size"), QStringLiteral("32"), QStringLiteral("--json")});
    QVERIFY2(ended.status == 0, ended.errors.constData());
    const Json json = Json::parse(ended.output.toStdString());
    const std::size_t candidates = json["candidates"].size();
    QCOMPARE(candidates, 9UL); // those of fewer than ten all count
    QCOMPARE(json["k"][0].get<int>(), 9);
    QCOMPARE(json["positives"].size(), 9UL);
    for (const char *name : {"iou", "iou_cost", "class_cost", "preferred", "cost", "chosen", "positive"})
        QCOMPARE(json["terms"][name][0].size(), candidates);
    // All cells predict the same: the cost by hand.
    const double object = 1 / (1 + std::exp(-0.5)), joint = std::sqrt(object / (1 + std::exp(1.0)));
    const double classCost = -std::log(joint) - std::log(1 - joint);
    QVERIFY(std::abs(json["terms"]["class_cost"][0][3].get<double>() - classCost) < 1e-5);
    QVERIFY(std::abs(json["terms"]["cost"][0][3].get<double>() - classCost) < 1e-5);
    QCOMPARE(json["terms"]["iou"][0][3].get<double>(), 1.0);
}

void TestCliAssign::refuses_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::newRow("no tensor") << QStringLiteral("missing") << 1 << QStringLiteral("obj_logits");
    QTest::newRow("other cells") << QStringLiteral("64") << 1 << QStringLiteral("boxes");
    QTest::newRow("odd size") << QStringLiteral("40") << 1 << QStringLiteral("multiple of 32");
    QTest::newRow("no such class") << QStringLiteral("class") << 1 << QStringLiteral("class 2");
    QTest::newRow("no such rule") << QStringLiteral("rule") << 2 << QStringLiteral("--rule");
}

void TestCliAssign::refuses()
{
    QFETCH(QString, what);
    QFETCH(int, status);
    QFETCH(QString, message);
    TensorMap input = smallInput();
    QStringList more{QStringLiteral("--size"), QStringLiteral("32")};
    if (what == QStringLiteral("missing"))
        input.erase("obj_logits");
    else if (what == QStringLiteral("class"))
        input["gt_classes"] = Snapshot::of({1}, std::vector<std::int64_t>{2});
    else if (what == QStringLiteral("rule"))
        more += {QStringLiteral("--rule"), QStringLiteral("0.2")};
    else
        more[1] = what;
    const Ended ended = runOn(input, more);
    QCOMPARE(ended.status, status);
    QVERIFY2(ended.errors.contains(message.toUtf8()), ended.errors.constData());
    QVERIFY(!QFileInfo::exists(path("out.safetensors")) || QFile::remove(path("out.safetensors")));
}

QTEST_GUILESS_MAIN(TestCliAssign)
#include "tst_cliassign.moc"
