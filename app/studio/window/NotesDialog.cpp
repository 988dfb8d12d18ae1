#include "app/studio/window/NotesDialog.h"

#include "core/network/NetworkFile.h"
#include "widgets/common/Theme.h"
#include "widgets/experiments/ExperimentPanel.h"
#include "widgets/experiments/ExperimentSession.h"
#include "widgets/experiments/SceneSetups.h"

#include <QDir>
#include <QHideEvent>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace vitrine {

namespace {

const QString geometryKey = QStringLiteral("experiments/geometry");

/// Where networks of experiments lie that were opened in the Network room: a file each, of the network's name.
QString fileFor(const Network &network)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                      + QStringLiteral("/experiments"));
    folder.mkpath(QStringLiteral("."));
    QString name = QString::fromStdString(network.name).toLower();
    for (QChar &letter : name)
        if (!letter.isLetterOrNumber())
            letter = QLatin1Char('-');
    return folder.filePath(name + QStringLiteral(".vitrine.json"));
}

} // namespace

NotesDialog::NotesDialog(QThread *compute, QWidget *parent)
    : QDialog(parent), m_session(new ExperimentSession(compute, this)), m_panel(new ExperimentPanel(m_session, this))
{
    setWindowTitle(tr("Check the Notes"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);
    const Theme &theme = Theme::instance();
    resize(QSize(theme.px(1200), theme.px(744)).boundedTo(screen()->availableSize() * 0.95));
    restoreGeometry(QSettings().value(geometryKey).toByteArray());
    connect(m_panel, &ExperimentPanel::openWanted, this, &NotesDialog::openScene);
}

void NotesDialog::openScene(const ExperimentScene &scene, quint64 seed)
{
    if (const auto *surface = std::get_if<SurfaceScene>(&scene))
        return emit raceWanted(raceOf(*surface, seed));
    const auto &network = std::get<NetworkScene>(scene);
    const QString file = fileFor(network.network);
    if (const auto written = writeNetwork(file.toStdString(), network.network); !written)
        emit failed(written.error());
    else
        emit networkWanted(file, network, seed);
}

void NotesDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setWindowTitle(tr("Check the Notes"));
    QDialog::changeEvent(event);
}

void NotesDialog::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) {
        QSettings().setValue(geometryKey, saveGeometry());
        m_panel->remember();
    }
    QDialog::hideEvent(event);
}

} // namespace vitrine
