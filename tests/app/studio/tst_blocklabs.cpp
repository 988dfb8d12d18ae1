// vitrine-test: TIMEOUT 300; SERIAL
#include "app/studio/actions/Actions.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/LabDesk.h"
#include "tests/app/studio/StudioWindow.h"
#include "widgets/labs/LabStage.h"
#include "widgets/labs/board/LabForm.h"
#include "widgets/labs/board/PlayBar.h"
#include "widgets/labs/convolution/ConvForm.h"
#include "widgets/labs/convolution/ConvView.h"
#include "widgets/labs/convolution/ConvolutionLab.h"
#include "widgets/labs/pooling/PoolingLab.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"

#include <QApplication>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QUndoStack>

using namespace vitrine;
using namespace vitrine::test;

class TestBlockLabs : public QObject {
    Q_OBJECT

private:
    StudioWindow m_window;

    Session &session() const { return *m_window->session(); }
    LabDesk &labs() const { return *m_window->networkRoom()->labs(); }
    void waitUntilRun() const { QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience); }
    template <typename LabClass>
    LabClass *open(const char *block)
    {
        m_window->networkRoom()->selection()->selectBlock(QString::fromLatin1(block));
        QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
        return qobject_cast<LabClass *>(labs().stage()->current());
    }
    const Block *block(const char *id) const { return session().outcome()->network.find(id); }

private slots:
    void init() { QVERIFY(m_window.open()); }

    void cleanup() { m_window.close(); }

    /// What was tried becomes the network's own: parameters and weights, as one step of undo.
    void appliesWhatWasTried()
    {
        auto *lab = open<ConvolutionLab>("c1");
        QVERIFY(lab);
        lab->form()->form()->field("kernel_size")->setValue(3);
        lab->form()->form()->field("padding")->setValue(1);
        QTRY_VERIFY_WITH_TIMEOUT(lab->applyButton()->isEnabled(), patience);
        const std::vector<float> tried = lab->run()->stage(0).output.toFloats();
        const int before = m_window->undoStack()->count();
        QTest::mouseClick(lab->applyButton(), Qt::LeftButton);
        waitUntilRun();
        QTRY_COMPARE_WITH_TIMEOUT(block("c1")->params.at("kernel_size"), ParamValue(std::int64_t(3)), patience);
        QTRY_COMPARE_WITH_TIMEOUT(session().trace()->output("c1").toFloats(), tried, patience);
        QCOMPARE(m_window->undoStack()->count(), before + 1);
        QVERIFY(lab->run()->isOwn());

        m_window->undoStack()->undo();
        waitUntilRun();
        QTRY_COMPARE_WITH_TIMEOUT(block("c1")->params.at("kernel_size"), ParamValue(std::int64_t(5)), patience);
    }

    /// Its keys come before the window's, and Esc leads back to the network.
    void keysAreTheLaboratorys()
    {
        auto *lab = open<ConvolutionLab>("c3");
        QVERIFY(lab);
        m_window->activateWindow();
        lab->setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(lab->hasFocus(), patience);
        const qint64 before = lab->view()->bar()->position();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(lab->view()->bar()->position(), before + 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!labs().isOpen(), patience);
        QVERIFY(open<PoolingLab>("s2"));
    }
};

QTEST_MAIN(TestBlockLabs)
#include "tst_blocklabs.moc"
