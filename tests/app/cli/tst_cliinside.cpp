// vitrine-cli import, gradcheck and units as others run them.

#include "core/io/Safetensors.h"
#include "tests/support/Cli.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;

namespace {

nlohmann::json jsonOf(const Ended &ended)
{
    return nlohmann::json::parse(ended.output.toStdString(), nullptr, false);
}

} // namespace

class TestCliInside : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QFile file(path("net.vitrine.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"format":"vitrine-network","version":1,"name":"small","blocks":[
            {"id":"x","type":"Input","params":{"shape":[3]}},{"id":"fc","type":"Linear","params":{"out_features":2}},
            {"id":"act","type":"Tanh"},{"id":"L","type":"MSELoss"}],
            "connections":[{"from":"x","to":"fc"},{"from":"fc","to":"act"},{"from":"act","to":"L"}]})");
        file.close();
        QCOMPARE(runCli({"init", path("net.vitrine.json"), "--seed", "1", "--out", path("w.safetensors")}).status, 0);
        const TensorMap inputs{{"x", Snapshot::of(Shape{1, 3}, std::vector<float>{0.5F, -1, 2})},
                               {"L", Snapshot::of(Shape{1, 2}, std::vector<float>{0.25F, -0.5F})}};
        QVERIFY(writeSafetensors(path("in.safetensors").toStdString(), inputs).ok());
    }

    void anExportComesBack()
    {
#ifndef VITRINE_HAS_ONNX
        QSKIP("built without ONNX");
#endif
        QCOMPARE(runCli({"export", path("net.vitrine.json"), "--weights", path("w.safetensors"), "--format", "onnx",
                         "--out", path("net.onnx")})
                     .status,
                 0);
        const Ended ended = runCli({"import", path("net.onnx"), "--out", path("again.vitrine.json"), "--weights",
                                    path("again.safetensors"), "--json"});
        QVERIFY2(ended.status == 0, ended.errors.constData());
        QCOMPARE(jsonOf(ended)["blocks"], 4); // the loss too: an export carries its network
        QVERIFY(jsonOf(ended)["unknown"].empty());
        QCOMPARE(runCli({"shapes", path("again.vitrine.json")}).status, 0);
        QVERIFY(jsonOf(runCli({"import", "--operators", "--json"})).contains("Conv"));
        const Ended missing = runCli({"import", path("none.onnx"), "--out", path("x.vitrine.json")});
        QCOMPARE(missing.status, 1);
        QVERIFY(missing.errors.contains("none.onnx"));
    }

    void gradientsAgree()
    {
        const Ended ended = runCli(withInputs("gradcheck", {"--tensor", "fc.weight", "--json"}));
        QVERIFY2(ended.status == 0, ended.errors.constData());
        QCOMPARE(jsonOf(ended)["passed"], true);
        QCOMPARE(jsonOf(ended)["checked"].size(), std::size_t{6});
        const Ended wrong = runCli(withInputs("gradcheck", {"--tensor", "fc.wieght"}));
        QCOMPARE(wrong.status, 1);
        QVERIFY(wrong.errors.contains("fc.wieght"));
    }

    void unitsHaveTheLoss()
    {
        const auto report = jsonOf(runCli(withInputs("units", {"--json"})));
        QCOMPARE(report["losses"].size(), std::size_t{1});
        QVERIFY(report["units"].size() > 20);
        QCOMPARE(report["units"][report["losses"][0].get<std::size_t>()]["gradient"], 1.0);
        QCOMPARE(runCli(withInputs("units", {"--limit", "5"})).status, 1);
    }

private:
    QString path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    QStringList withInputs(const char *verb, const QStringList &more) const
    {
        return QStringList{verb,      path("net.vitrine.json"), "--weights", path("w.safetensors"),
                           "--input", path("in.safetensors")}
        + more;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCliInside)
#include "tst_cliinside.moc"
