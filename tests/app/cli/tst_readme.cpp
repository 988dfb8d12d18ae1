// README.md tells what files and verbs have beyond the contract; what is added to the code has to be added there.

#include "app/cli/Verb.h"
#include "core/blocks/BlockKind.h"
#include "core/training/detection/DetectionOptions.h"

#include <QFile>
#include <QtTest>

using namespace vitrine;

class TestReadme : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QFile file(QStringLiteral(VITRINE_SOURCE_DIR "/README.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(file.readAll());
        const auto begin = page.indexOf(QStringLiteral("\n## Beyond the contract\n"));
        const auto end = page.indexOf(QStringLiteral("\n## "), begin + 1);
        QVERIFY(begin >= 0 && end > begin);
        m_part = page.mid(begin, end - begin);
    }

    void namesTheVerbsThatTheContractDoesNot()
    {
        const QStringList contract{"shapes", "init",   "trace",  "explain",  "train", "optimize", "export",
                                   "detect", "assign", "render", "evaluate", "bench", "doctor"};
        int count = 0;
        for (const auto &verb : makeAllVerbs()) {
            const QString name = QString::fromStdString(verb->name());
            if (contract.contains(name))
                continue;
            ++count;
            const QRegularExpression row(QStringLiteral("\n\\| `%1[ `]").arg(name));
            QVERIFY2(row.match(m_part).hasMatch(), qPrintable(name));
        }
        QVERIFY(count >= 6);
    }

    void namesTheOptionsOfDetectors()
    {
        for (const NumberSpec &spec : detectionOptions())
            QVERIFY2(isNamed(spec.name), spec.name.c_str());
    }

    void namesTheParametersOfTheLoss()
    {
        const BlockKind *loss = findBlockKind("YOLOXLoss");
        QVERIFY(loss);
        for (const ParameterSpec &spec : loss->parameters())
            QVERIFY2(isNamed(spec.name), spec.name.c_str());
    }

private:
    bool isNamed(const std::string &name) const
    {
        return m_part.contains(QLatin1Char('`') + QString::fromStdString(name) + QLatin1Char('`'));
    }

    QString m_part;
};

QTEST_APPLESS_MAIN(TestReadme)
#include "tst_readme.moc"
