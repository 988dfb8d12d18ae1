// TwinDesk's dialogs and files.

#include "app/studio/network/desks/TwinDesk.h"

#include "core/base/AtomicFile.h"
#include "widgets/common/Aside.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/twins/TwinModel.h"
#include "widgets/twins/TwinPanel.h"
#include "widgets/twins/TwinView.h"

#include <QFileDialog>
#include <QMenu>
#include <qcustomplot.h>

namespace vitrine {

void TwinDesk::fillMenu()
{
    QMenu *menu = m_panel->exportMenu();
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        menu->addAction(tr("Curves and gaps as numbers…"), this, &TwinDesk::askCurves);
        menu->addAction(tr("Figures of all runs as numbers…"), this, &TwinDesk::askTable);
        menu->addAction(tr("Curves as a picture…"), this, &TwinDesk::askPicture);
    });
}

void TwinDesk::write(const QString &file, const QString &csv)
{
    const auto work = [file, text = csv.toStdString()] { return writeFileAtomically(file.toStdString(), text); };
    workAside(this, m_pool, work, [this, file](const Result<void> &written) {
        if (written)
            emit said(tr("Saved %1").arg(file));
        else
            emit failed(written.error());
    });
}

void TwinDesk::writeCurves(const QString &file)
{
    write(file, m_view->plot()->csv());
}

void TwinDesk::writeTable(const QString &file)
{
    write(file, m_view->model()->csv());
}

void TwinDesk::askCurves()
{
    const QString name = m_folder + QStringLiteral("/comparison.csv");
    const QString file = QFileDialog::getSaveFileName(m_window, tr("Export Curves"), name, tr("Numbers (*.csv)"));
    if (!file.isEmpty())
        writeCurves(file);
}

void TwinDesk::askTable()
{
    const QString name = m_folder + QStringLiteral("/figures.csv");
    const QString file = QFileDialog::getSaveFileName(m_window, tr("Export Figures"), name, tr("Numbers (*.csv)"));
    if (!file.isEmpty())
        writeTable(file);
}

void TwinDesk::askPicture()
{
    askAndSavePicture(m_window, plotSource(m_view->plot()->plot(), QStringLiteral("comparison")));
}

} // namespace vitrine
