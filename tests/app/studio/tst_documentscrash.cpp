// vitrine-test: TIMEOUT 300; SERIAL
// The studio is killed while networks are edited; three times, and in tst_documentscrashes fifty times.

#include "tests/app/studio/DocumentsCrash.h"

class TestDocumentsCrash : public QObject {
    Q_OBJECT

private slots:
    void atMostASecondIsLost() { vitrine::test::killAndCompare(3); }
};

int main(int argc, char **argv)
{
    return vitrine::test::runCrashTest<TestDocumentsCrash>(argc, argv);
}
#include "tst_documentscrash.moc"
