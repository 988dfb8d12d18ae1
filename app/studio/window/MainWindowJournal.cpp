// What the window does so that what is open is kept for the next start.

#include "app/studio/window/MainWindow.h"

#include "app/studio/journal/Journal.h"
#include "app/studio/network/NetworkRoom.h"
#include "widgets/common/Text.h"

#include <QMessageBox>
#include <QPushButton>

namespace vitrine {

/// From now on. Before all that was open is there, its list must not be replaced.
void MainWindow::keep(Journal *journal)
{
    m_journal = journal;
    m_network->setJournal(journal);
    connect(journal, &Journal::closed, this, [this] {
        m_isKept = true;
        close();
    });
    connect(journal, &Journal::closeFailed, this, &MainWindow::askWithoutKeeping);
}

/// The window closes when what is open lies on the disk.
void MainWindow::keepAndClose()
{
    if (!isEnabled())
        return; // it is being kept
    setEnabled(false); // nothing may change any more
    m_journal->close();
}

void MainWindow::askWithoutKeeping(const Error &error)
{
    setEnabled(true);
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Close the Studio"),
                                tr("What is open could not be kept for the next start."),
                                QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("closeWithoutKeeping"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(toText(error.message));
    box->button(QMessageBox::Discard)->setText(tr("Close all the same"));
    box->button(QMessageBox::Cancel)->setText(tr("Stay"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::finished, this, [this](int button) {
        m_isKept = button == QMessageBox::Discard;
        if (m_isKept)
            close();
        else
            m_journal->goOn();
    });
    box->open();
}

} // namespace vitrine
