#include "widgets/common/TableSaver.h"

#include "widgets/common/LatestJob.h"

#include <QFileInfo>
#include <QProgressDialog>
#include <QTimer>

#include <utility>

namespace vitrine {

namespace {

constexpr int whole = 1000; ///< of the bar
constexpr int moment = 400; ///< milliseconds
constexpr int glance = 50; ///< milliseconds between two looks at the share

} // namespace

TableSaver::TableSaver(LongTable table, const QString &file, QWidget *window)
    : QObject(window), m_file(file), m_share(std::make_shared<std::atomic<int>>(0)),
      m_progress(new QProgressDialog(tr("Saving %1").arg(QFileInfo(file).fileName()), tr("Cancel"), 0, whole, window)),
      m_timer(new QTimer(this)), m_job(new LatestJob(this))
{
    m_progress->setWindowTitle(tr("Save numbers"));
    m_progress->setMinimumDuration(moment);
    m_progress->setAutoReset(false);
    m_progress->setValue(0);
    connect(m_timer, &QTimer::timeout, m_progress, [this] { m_progress->setValue(*m_share); });
    m_timer->start(glance);
    const Cancel cancel;
    connect(m_progress, &QProgressDialog::canceled, this, [cancel] { cancel.request(); });
    m_job->start([this, cancel, table = std::move(table), share = m_share,
                  path = file.toStdString()](const Cancel &closed) -> LatestJob::Deliver {
        const auto result = writeTable(path, table, cancel, [&](double done) {
            *share = static_cast<int>(done * whole);
            if (closed.requested()) // the window goes
                cancel.request();
        });
        return [this, result] { end(result); };
    });
}

TableSaver::~TableSaver()
{
    delete m_progress;
}

void TableSaver::end(const Result<void> &result)
{
    m_timer->stop();
    m_progress->hide();
    if (result)
        emit saved(m_file);
    else
        emit failed(result.error());
    deleteLater();
}

} // namespace vitrine
