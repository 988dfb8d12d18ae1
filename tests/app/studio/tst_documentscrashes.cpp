// vitrine-test: TIMEOUT 1200; SERIAL; LABELS slow
// The studio is killed fifty times while networks are edited.

#include "tests/app/studio/DocumentsCrash.h"

class TestDocumentsCrashes : public QObject {
    Q_OBJECT

private slots:
    void atMostASecondIsLost() { vitrine::test::killAndCompare(50); }
};

int main(int argc, char **argv)
{
    return vitrine::test::runCrashTest<TestDocumentsCrashes>(argc, argv);
}
#include "tst_documentscrashes.moc"
