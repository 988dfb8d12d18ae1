#include "app/studio/detect/DetectTruth.h"

#include "app/studio/detect/DetectSettings.h"
#include "widgets/common/Format.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/truth/Evaluator.h"
#include "widgets/detection/truth/GroundTruth.h"
#include "widgets/detection/truth/TruthLegend.h"
#include "widgets/detection/truth/TruthPanel.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace vitrine {

DetectTruth::DetectTruth(QThread *compute, DetectSession *session, DetectionState *state, QWidget *window)
    : QObject(window), m_session(session), m_state(state), m_window(window),
      m_truth(new GroundTruth(session, state, this)),
      m_evaluator(new Evaluator(compute, session, state, m_truth, this)),
      m_panel(new TruthPanel(session, m_truth, m_evaluator, window)), m_legend(new TruthLegend(state, m_truth, window))
{
    connectParts();
}

void DetectTruth::connectParts()
{
    connect(m_truth, &GroundTruth::failed, this, [this](const Error &error) {
        m_remembered.clear();
        emit failed(error);
    });
    connect(m_truth, &GroundTruth::progress, this, &DetectTruth::progress);
    connect(m_truth, &GroundTruth::readingChanged, this, &DetectTruth::busyChanged);
    connect(m_truth, &GroundTruth::opened, this, &DetectTruth::report);
    connect(m_evaluator, &Evaluator::failed, this, &DetectTruth::failed);
    connect(m_evaluator, &Evaluator::progress, this,
            [this](int done, int count) { emit progress(static_cast<double>(done) / std::max(1, count)); });
    connect(m_evaluator, &Evaluator::runningChanged, this, [this](bool running) {
        emit busyChanged();
        if (!running)
            sayEvaluated();
    });
    connect(m_panel, &TruthPanel::openWanted, this, &DetectTruth::ask);
    connect(m_panel, &TruthPanel::openFolderWanted, this, &DetectTruth::askFolder);
    connect(m_panel, &TruthPanel::closeWanted, m_truth, &GroundTruth::close);
    connect(m_panel, &TruthPanel::picturesWanted, this, &DetectTruth::openPictures);
    connect(m_session, &DetectSession::outcomeChanged, this, [this] {
        const bool isDue = m_session->outcome()->detector && !m_remembered.isEmpty();
        if (isDue && !std::exchange(m_isRestoring, true))
            m_truth->open(m_remembered);
    });
}

bool DetectTruth::isBusy() const
{
    return m_truth->isReading() || m_evaluator->isRunning();
}

QString DetectTruth::startFolder() const
{
    const auto set = m_truth->set();
    return set ? QFileInfo(set->path).absolutePath() : m_folder;
}

void DetectTruth::ask()
{
    const QString file = QFileDialog::getOpenFileName(
        m_window, tr("Open Annotations"), startFolder(),
        tr("Annotations: COCO, Pascal VOC, YOLO (%1)").arg(QStringLiteral("*.json *.xml *.txt")));
    if (!file.isEmpty())
        open(file);
}

void DetectTruth::askFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Folder with Annotations"), startFolder());
    if (!folder.isEmpty())
        open(folder);
}

void DetectTruth::open(const QString &path)
{
    m_remembered.clear();
    m_isRestoring = false;
    m_truth->open(QFileInfo(path).absoluteFilePath());
}

void DetectTruth::report()
{
    const auto set = m_truth->set();
    emit said(
        tr("Annotations: %1 objects in %2 pictures").arg(formatCount(set->objects), formatCount(set->files.size())));
    m_remembered.clear();
    if (std::exchange(m_isRestoring, false))
        return;
    if (m_session->question().picture.isNone())
        openPictures();
    emit shown();
}

void DetectTruth::openPictures()
{
    if (const auto set = m_truth->set())
        m_session->openPictures(set->found);
}

void DetectTruth::evaluate()
{
    m_evaluator->start();
}

void DetectTruth::cancel()
{
    m_truth->cancel();
    m_evaluator->cancel();
}

void DetectTruth::sayEvaluated()
{
    const auto scores = m_evaluator->scores();
    const auto figures = m_evaluator->figures();
    if (!scores || !figures || std::exchange(m_told, figures) == figures)
        return; // cancelled: these are the ones of before
    const EvaluationInput &input = *scores->input;
    emit said(tr("AP %1 on %2 pictures")
                  .arg(formatNumber(figures->ap), formatCount(static_cast<std::int64_t>(input.truth.pictures.size()))));
    if (!input.firstRefusal)
        return;
    Error error = fail(VITRINE_TEXT("core", "%1 pictures could not be read and were left out. The first: %2"),
                       input.leftOut, input.firstRefusal->message);
    error.detail = input.firstRefusal->detail;
    emit failed(error);
}

void DetectTruth::restore(const DetectSettings &last)
{
    m_truth->setIou(last.truthIou);
    m_remembered = last.truth;
}

void DetectTruth::save(DetectSettings &last) const
{
    const auto set = m_truth->set();
    last.truth = set ? set->path : m_remembered;
    last.truthIou = m_truth->iou();
}

} // namespace vitrine
