// TrainDesk's dialogs and files.

#include "app/studio/network/desks/TrainDesk.h"

#include "core/base/AtomicFile.h"
#include "core/io/Safetensors.h"
#include "core/training/TrainFolder.h"
#include "core/training/detection/IsDetector.h"
#include "widgets/session/Session.h"
#include "widgets/training/CurvesView.h"
#include "widgets/training/TrainPanel.h"
#include "widgets/training/TrainState.h"
#include "widgets/training/TrainViews.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMenu>

#include <utility>

namespace vitrine {

namespace {

constexpr qint64 largestSettings = 1 << 20; // bytes
const QString settingsFile = QStringLiteral("/studio.json");

} // namespace

void TrainDesk::fillMenu()
{
    QMenu *menu = m_panel->keepMenu();
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const auto add = [menu, this](const QString &text, void (TrainDesk::*run)(), bool enabled) {
            QAction *action = menu->addAction(text, this, run);
            action->setEnabled(enabled);
        };
        const bool hasRun = m_training->hasRun();
        add(tr("Save weights…"), &TrainDesk::askWeights, true);
        add(tr("Save network…"), &TrainDesk::saveWanted, true);
        add(tr("Save run…"), &TrainDesk::askRun, hasRun);
        add(tr("Export curves…"), &TrainDesk::askCurves, hasRun);
        menu->addSeparator();
        add(tr("Go on with a saved run…"), &TrainDesk::askResume, true);
        add(tr("Weights before training"), &TrainDesk::goBack, hasRun);
    });
}

void TrainDesk::write(const QString &file, std::function<Result<void>()> work, const QString &use)
{
    m_pool.start([this, file, work = std::move(work), use] {
        const auto written = work();
        const auto tell = [this, file, written, use] {
            if (written)
                emit said(use.isEmpty() ? tr("Saved %1").arg(file)
                                        : QStringLiteral("%1 · %2").arg(tr("Saved %1").arg(file), use));
            else
                emit failed(written.error());
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void TrainDesk::writeWeights(const QString &file)
{
    write(file, [file, trace = m_session->trace()] { return writeSafetensors(file.toStdString(), trace->weights); });
}

void TrainDesk::writeCurves(const QString &file)
{
    write(file, [file, csv = m_views->curves()->plot()->csv().toStdString()] {
        return writeFileAtomically(file.toStdString(), csv);
    });
}

void TrainDesk::writeRun(const QString &folder)
{
    const QString network = QString::fromStdString(TrainFolder(folder.toStdString()).networkFile().string());
    if (folder != m_runFolder && QFileInfo::exists(network)) {
        emit failed(fail(VITRINE_TEXT("core",
                                      "The folder %1 holds a run already. Choose an empty folder, so that nothing is "
                                      "overwritten."),
                         folder.toStdString()));
        return;
    }
    m_training->save(folder);
}

/// Beside what the command line needs: what the run was set by, so that it goes on with that.
void TrainDesk::keepSettings(const QString &folder)
{
    m_runFolder = folder;
    const QString use = isDetector(m_training->request().network)
        ? tr("Dropped on the YOLOX room, it shows label assignment epoch by epoch.")
        : QString();
    write(
        folder,
        [folder, json = QJsonDocument(m_training->request().settings.toJson()).toJson().toStdString()] {
            return writeFileAtomically((folder + settingsFile).toStdString(), json);
        },
        use);
}

void TrainDesk::resume(const QString &folder)
{
    m_resumeFrom = folder;
    m_session->openNetwork(QString::fromStdString(TrainFolder(folder.toStdString()).networkFile().string()));
}

/// Its network is open, and with it the settings of networks of its kind: the run's own take their place.
void TrainDesk::goOnFrom(const QString &folder)
{
    QFile file(folder + settingsFile);
    if (file.size() <= largestSettings && file.open(QIODevice::ReadOnly))
        m_state->setSettings(TrainSettings::fromJson(QJsonDocument::fromJson(file.readAll()).object()));
    begin(TrainGoal::End, folder);
}

void TrainDesk::askWeights()
{
    const QString name = m_folder + QStringLiteral("/weights.safetensors");
    const QString file =
        QFileDialog::getSaveFileName(m_window, tr("Save Weights"), name, tr("Weights (*.safetensors)"));
    if (!file.isEmpty())
        writeWeights(file);
}

void TrainDesk::askRun()
{
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Folder for the Run"), m_folder);
    if (!folder.isEmpty())
        writeRun(folder);
}

void TrainDesk::askResume()
{
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Folder of a Run"), m_folder);
    if (!folder.isEmpty())
        resume(folder);
}

void TrainDesk::askCurves()
{
    const QString name = m_folder + QStringLiteral("/curves.csv");
    const QString file = QFileDialog::getSaveFileName(m_window, tr("Export Curves"), name, tr("Numbers (*.csv)"));
    if (!file.isEmpty())
        writeCurves(file);
}

void TrainDesk::askData(const QString &kind, bool isFolder)
{
    const QString path = isFolder
        ? QFileDialog::getExistingDirectory(m_window, tr("Folder with the Set %1").arg(kind), m_folder)
        : QFileDialog::getOpenFileName(m_window, tr("File with the Set %1").arg(kind), m_folder);
    if (path.isEmpty())
        return;
    m_state->edit([&](TrainSettings &settings) { settings.data = kind + QLatin1Char(':') + path; });
}

} // namespace vitrine
