#include "app/studio/detect/DetectRoom.h"

#include "app/studio/detect/DetectBatch.h"
#include "app/studio/detect/DetectCompare.h"
#include "app/studio/detect/DetectFiles.h"
#include "app/studio/detect/DetectSettings.h"
#include "app/studio/detect/DetectStart.h"
#include "app/studio/detect/DetectTruth.h"
#include "app/studio/detect/DetectVideo.h"
#include "app/studio/detect/DetectVideoExport.h"
#include "app/studio/detect/ThresholdHistory.h"
#include "app/studio/room/Docks.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/room/StatusArea.h"
#include "app/studio/settings/Preferences.h"
#include "widgets/common/Format.h"
#include "widgets/detection/AgnosticBox.h"
#include "widgets/detection/ClassList.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/DetectionTable.h"
#include "widgets/detection/DetectorPanel.h"
#include "widgets/detection/FunnelStrip.h"
#include "widgets/detection/InputImage.h"
#include "widgets/detection/LayersPanel.h"
#include "widgets/detection/NmsStepper.h"
#include "widgets/detection/PictureView.h"
#include "widgets/detection/PicturesPanel.h"
#include "widgets/detection/ThresholdSlider.h"
#include "widgets/detection/TimesBar.h"
#include "widgets/detection/WhyPanel.h"
#include "widgets/detection/compare/CompareSettings.h"
#include "widgets/detection/compare/CompareStage.h"
#include "widgets/detection/truth/Evaluator.h"
#include "widgets/detection/truth/GroundTruth.h"
#include "widgets/detection/truth/TruthLegend.h"
#include "widgets/detection/truth/TruthPanel.h"
#include "widgets/detection/video/VideoExportStrip.h"
#include "widgets/models/ModelManagerDialog.h"
#include "widgets/video/VideoBar.h"

#include <QAction>
#include <QDockWidget>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr Panel settingsPanel{"detectSettingsDock", QT_TRANSLATE_NOOP("Docks", "Detector and Thresholds"),
                              Qt::LeftDockWidgetArea, 288, 3};
constexpr Panel picturesPanel{"detectPicturesDock", QT_TRANSLATE_NOOP("Docks", "Pictures"), Qt::LeftDockWidgetArea, 288,
                              2};
constexpr Panel classesPanel{"detectClassesDock", QT_TRANSLATE_NOOP("Docks", "Classes"), Qt::LeftDockWidgetArea, 288, 2,
                             "detectPicturesDock"};
constexpr Panel tablePanel{"detectTableDock", QT_TRANSLATE_NOOP("Docks", "Detections"), Qt::RightDockWidgetArea, 344,
                           2};
constexpr Panel whyPanel{"detectWhyDock", QT_TRANSLATE_NOOP("Docks", "Why"), Qt::RightDockWidgetArea, 344, 3};
constexpr Panel truthPanel{
    "detectTruthDock", QT_TRANSLATE_NOOP("Docks", "Ground Truth"), Qt::RightDockWidgetArea, 344, 3, "detectWhyDock"};

} // namespace

DetectRoom::DetectRoom(QThread *compute, const Preferences &preferences, QWidget *parent)
    : Room(QStringLiteral("detect"), parent), m_session(new DetectSession(compute, this)),
      m_state(new DetectionState(this)), m_view(new PictureView(this)),
      m_compare(new DetectCompare(m_session, m_state, m_view, this)),
      m_history(new ThresholdHistory(m_compare->thresholds(), this)),
      m_files(new DetectFiles(m_session, m_state, this)), m_batch(new DetectBatch(m_session, m_state, m_files, this)),
      m_video(new DetectVideo(m_session, this)),
      m_videoExport(new DetectVideoExport(m_session, m_state, m_video, this)),
      m_truth(new DetectTruth(compute, m_session, m_state, this)), m_stage(new QStackedWidget(this)),
      m_start(new DetectStart(this)), m_funnel(new FunnelStrip(this)), m_times(new TimesBar(this)),
      m_pictures(new PicturesPanel(m_session, this)), m_detector(new DetectorPanel(m_session, this)),
      m_confidence(new ThresholdSlider(ThresholdSlider::Kind::Confidence, this)),
      m_iou(new ThresholdSlider(ThresholdSlider::Kind::Iou, this)), m_classes(new ClassList(this))
{
    m_files->setFolder(preferences.pictureFolder);
    m_files->setExportFolder(preferences.exportFolder);
    m_videoExport->setFolder(preferences.exportFolder);
    build();
    addPanels();
    connectSession();
    connectFiles();
    connectTruth();
    connectView();
    handleUndo(m_history->stack());
    connectCompare();
    setPreferences(preferences);
    showOutcome();
    restore();
}

void DetectRoom::build()
{
    m_view->setState(m_state);
    m_view->setTruth(m_truth->truth());
    m_funnel->setState(m_state);
    m_times->setState(m_state);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_compare->stage(), 1);
    layout->addWidget(m_video->bar());
    layout->addWidget(m_videoExport->strip());
    layout->addWidget(m_funnel);
    layout->addWidget(m_times);
    m_stage->addWidget(m_start);
    m_stage->addWidget(page);
    setStage(m_stage);
}

void DetectRoom::addPanels()
{
    const auto table = [this](DetectionState *state) {
        auto *made = new DetectionTable(this);
        made->setState(state);
        return made;
    };
    const auto why = [this](DetectionState *state) {
        auto *made = new WhyPanel(this);
        made->setState(state);
        return made;
    };
    m_confidence->setState(m_state);
    m_iou->setState(m_state);
    m_classes->setState(m_state);
    m_classes->setContentsMargins(16, 0, 16, 8);
    DetectionState *second = m_compare->secondState();
    docks()->add(settingsPanel, m_compare->makeSettings(makeSettings(), m_detector), true);
    docks()->add(picturesPanel, m_pictures, false);
    docks()->add(classesPanel, m_classes, false);
    docks()->add(tablePanel, m_compare->makePanel(table(m_state), [=] { return table(second); }), false);
    docks()->add(whyPanel, m_compare->makePanel(why(m_state), [=] { return why(second); }), false);
    m_truthDock = docks()->add(truthPanel, m_truth->panel(), true);
    docks()->retranslate();
}

QWidget *DetectRoom::makeSettings()
{
    auto *settings = new QWidget(this);
    auto *layout = new QVBoxLayout(settings);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_detector);
    layout->addWidget(m_confidence);
    layout->addWidget(m_iou);
    layout->addWidget(new AgnosticBox(m_state, settings));
    auto *layers = new LayersPanel(m_state, settings);
    layers->add(m_truth->legend());
    layout->addWidget(layers);
    layout->addWidget(new EngineNotes(m_session, settings));
    layout->addStretch(1);
    handle(Command::ClassAgnostic, [this](bool on) { AgnosticBox::set(m_compare->editedState(), on); });
    const auto show = [this] { check(Command::ClassAgnostic, m_compare->editedState()->settings().classAgnostic); };
    for (const DetectionState *state : {m_state, m_compare->secondState()})
        connect(state, &DetectionState::settingsChanged, this, show);
    connect(m_compare, &DetectCompare::sideChanged, this, show);
    show();
    return settings;
}

void DetectRoom::connectSession()
{
    connect(m_session, &DetectSession::outcomeChanged, this, &DetectRoom::showOutcome);
    connect(m_session, &DetectSession::failed, this, &DetectRoom::refuse);
    connect(m_session, &DetectSession::progress, status(), &StatusArea::setProgress);
    connect(m_session, &DetectSession::batchProgress, status(),
            [this](int done, int count) { status()->setProgress(static_cast<double>(done) / std::max(1, count)); });
    connect(m_session, &DetectSession::busyChanged, this, &DetectRoom::showBusy);
    connect(m_compare, &DetectCompare::busyChanged, this, &DetectRoom::showBusy);
    connect(m_session, &DetectSession::batchRunningChanged, this, &DetectRoom::showBusy);
    connect(m_session, &DetectSession::videoExportRunningChanged, this, &DetectRoom::showBusy);
    connect(m_batch, &DetectBatch::said, this, &Room::said);
    connect(m_batch, &DetectBatch::failed, banner(), &ErrorBanner::showError);
    const auto cancel = [this] {
        m_session->cancel();
        m_compare->second()->cancel();
        m_truth->cancel();
    };
    connect(status(), &StatusArea::cancelWanted, this, cancel);
    handle(Command::Cancel, [cancel](bool) { cancel(); });
    handle(Command::NextItem, [this](bool) { m_session->nextFile(); });
    handle(Command::PreviousItem, [this](bool) { m_session->previousFile(); });
    enable(Command::Cancel, false);
}

void DetectRoom::showBusy()
{
    const bool busy = m_session->isBusy() || m_session->isBatchRunning() || m_truth->isBusy() || m_compare->isBusy();
    status()->setBusy(busy);
    enable(Command::Cancel, busy || m_session->isVideoExportRunning());
}

void DetectRoom::connectTruth()
{
    handle(Command::OpenTruth, [this](bool) { m_truth->ask(); });
    handle(Command::Evaluate, [this](bool) { m_truth->evaluate(); });
    connect(m_files, &DetectFiles::truthWanted, m_truth, &DetectTruth::open);
    connect(m_truth, &DetectTruth::failed, banner(), &ErrorBanner::showError);
    connect(m_truth, &DetectTruth::said, this, &DetectRoom::said);
    connect(m_truth, &DetectTruth::progress, status(), &StatusArea::setProgress);
    connect(m_truth, &DetectTruth::busyChanged, this, &DetectRoom::showBusy);
    connect(m_truth, &DetectTruth::shown, m_truthDock, &QWidget::show);
    connect(m_truth, &DetectTruth::shown, m_truthDock, &QWidget::raise);
    const auto enableEvaluate = [this] { enable(Command::Evaluate, m_truth->evaluator()->canStart()); };
    connect(m_truth->truth(), &GroundTruth::setChanged, this, enableEvaluate);
    connect(m_truth->evaluator(), &Evaluator::runningChanged, this, enableEvaluate);
    enableEvaluate();
    check(Command::GroundTruth, m_state->layers().truth);
}

void DetectRoom::connectFiles()
{
    handle(Command::Open, [this](bool) { m_files->ask(); });
    handle(Command::OpenPictureFolder, [this](bool) { m_files->askFolder(); });
    handle(Command::OpenDetector, [this](bool) { m_files->askDetector(); });
    handle(Command::Paste, [this](bool) { m_files->paste(); });
    for (const Command command : {Command::CopyView, Command::SaveView, Command::SaveNumbers})
        handle(command, [this, command](bool) { exportView(command); });
    handle(Command::DetectBatch, [this](bool) { m_batch->ask(); });
    connect(m_files, &DetectFiles::failed, banner(), &ErrorBanner::showError);
    connect(m_files, &DetectFiles::saved, this, [this](const QString &file) { emit said(tr("Saved %1").arg(file)); });
    connect(m_files, &DetectFiles::videoWanted, m_video, &DetectVideo::openFile);
    connect(m_video, &DetectVideo::failed, banner(), &ErrorBanner::showError);
    connect(m_video, &DetectVideo::stalled, this, [this] { emit said(tr("The source gives no pictures.")); });
    handle(Command::ExportVideo, [this](bool) { m_videoExport->ask(); });
    enable(Command::ExportVideo, false);
    connect(m_videoExport, &DetectVideoExport::canExportChanged, this,
            [this](bool can) { enable(Command::ExportVideo, can); });
    connect(m_videoExport, &DetectVideoExport::failed, banner(), &ErrorBanner::showError);
    connect(m_videoExport, &DetectVideoExport::said, this, &DetectRoom::said);
    handle(Command::OpenCamera, [this](bool) { m_video->askCamera(); });
    handle(Command::CaptureScreen, [this](bool) { m_video->openScreen(); });
    handle(Command::SeeInside, [this](bool) {
        if (const auto outcome = m_session->outcome(); outcome && outcome->run)
            emit insideWanted(outcome->question.detector.file, inputImage(*outcome->run));
    });
    handle(Command::Models, [this](bool) { models()->show(); });
    connect(m_start, &DetectStart::downloadWanted, this, [this] {
        models()->show();
        models()->download(QStringLiteral("nano"));
    });
    connect(m_start, &DetectStart::detectorWanted, m_files, &DetectFiles::askDetector);
    connect(m_start, &DetectStart::pictureWanted, m_files, &DetectFiles::ask);
    connect(m_start, &DetectStart::folderWanted, m_files, &DetectFiles::askFolder);
    connect(m_detector, &DetectorPanel::openWanted, m_files, &DetectFiles::askDetector);
    connect(m_pictures, &PicturesPanel::openWanted, m_files, &DetectFiles::ask);
    connect(m_pictures, &PicturesPanel::openFolderWanted, m_files, &DetectFiles::askFolder);
    connect(m_pictures, &PicturesPanel::batchWanted, m_batch, &DetectBatch::ask);
}

ModelManagerDialog *DetectRoom::models()
{
    if (!m_models) {
        m_models = new ModelManagerDialog(this);
        connect(m_models, &ModelManagerDialog::modelChosen, m_files, &DetectFiles::openDetector);
    }
    return m_models;
}

void DetectRoom::connectView()
{
    handle(Command::FitView, [this](bool) { m_view->fit(); });
    handle(Command::ActualSize, [this](bool) { m_view->setZoom(1, QRectF(m_view->rect()).center()); });
    const NmsStepper *stepper = m_funnel->stepper();
    handle(Command::StepForward, [stepper](bool) { stepper->stepAction()->trigger(); });
    handle(Command::StepBack, [stepper](bool) { stepper->backAction()->trigger(); });
    handle(Command::First, [stepper](bool) { stepper->firstAction()->trigger(); });
    handle(Command::Last, [stepper](bool) { stepper->endAction()->trigger(); });
    QAction *play = stepper->playAction();
    handle(Command::Play, [play](bool on) { play->setChecked(on); });
    connect(play, &QAction::toggled, this, [this](bool on) { check(Command::Play, on); });
    const std::pair<Command, bool DetectionLayers::*> switches[] = {
        {Command::Ghosts, &DetectionLayers::ghosts},
        {Command::AllCandidates, &DetectionLayers::candidates},
        {Command::InputBorder, &DetectionLayers::letterbox},
        {Command::GroundTruth, &DetectionLayers::truth}};
    for (const auto &[command, layer] : switches) {
        handle(command, [this, layer = layer](bool on) {
            DetectionLayers layers = m_state->layers();
            layers.*layer = on;
            m_state->setLayers(layers);
        });
        connect(m_state, &DetectionState::layersChanged, this,
                [this, command = command, layer = layer] { check(command, m_state->layers().*layer); });
    }
}

void DetectRoom::connectCompare()
{
    m_compare->setHistory(m_history);
    m_files->setDetectorTarget([this] { return m_compare->edited(); });
    handle(Command::Compare, [this](bool on) { m_compare->setOn(on); });
    connect(m_compare, &DetectCompare::onChanged, this, [this](bool on) {
        check(Command::Compare, on);
        m_funnel->setVisible(!on);
        m_times->setVisible(!on);
        m_video->setPaced(on);
        showOutcome();
    });
    connect(m_compare, &DetectCompare::bothDone, m_video, &DetectVideo::goOn);
    connect(m_compare, &DetectCompare::failed, banner(), &ErrorBanner::showError);
    connect(m_compare->second(), &DetectSession::progress, status(), &StatusArea::setProgress);
    connect(m_compare, &DetectCompare::answered, banner(), &QWidget::hide);
}

void DetectRoom::exportView(Command command)
{
    if (m_compare->isOn())
        m_compare->exportView(command);
    else if (command == Command::CopyView)
        m_files->copyPicture();
    else
        command == Command::SaveView ? m_files->savePicture() : m_files->saveTable();
}

QUndoStack *DetectRoom::undoStack() const
{
    return m_history->stack();
}

void DetectRoom::showOutcome()
{
    const auto outcome = m_session->outcome();
    const bool hasDetector = outcome && outcome->detector;
    m_restored.reset();
    banner()->hide();
    m_start->setHasDetector(hasDetector);
    if (outcome && outcome->run != m_state->run())
        m_compare->show(outcome->run);
    m_stage->setCurrentIndex(m_state->run() ? 1 : 0);
    enable(Command::DetectBatch, hasDetector);
    const bool canCompare = m_state->run() || m_compare->isOn();
    enable(Command::Compare, canCompare);
    m_compare->settings()->compareButton()->setEnabled(canCompare);
    for (const Command command : {Command::SeeInside, Command::CopyView, Command::SaveView, Command::SaveNumbers,
                                  Command::FitView, Command::ActualSize})
        enable(command, m_state->run() != nullptr);
    // Suppression is stepped where its controls are: beside one picture.
    for (const Command command :
         {Command::Play, Command::StepForward, Command::StepBack, Command::First, Command::Last})
        enable(command, m_state->run() && !m_compare->isOn());
    showFacts();
    emit titleChanged();
    if (!outcome)
        return;
    if (!outcome->question.picture.file.isEmpty())
        emit opened(outcome->question.picture.file);
    if (hasDetector)
        emit opened(outcome->question.detector.file);
}

void DetectRoom::showFacts()
{
    const auto run = m_state->run();
    if (run)
        status()->setFacts(tr("%1   ·   %2 × %3   ·   %4")
                               .arg(QString::fromStdString(run->model), formatCount(run->picture.width()),
                                    formatCount(run->picture.height()),
                                    run->engine.device == "cuda" ? tr("GPU") : tr("CPU")),
                           tr("Detector, size of the picture, and where the network ran"));
    else
        status()->setFacts({}, {});
}

void DetectRoom::refuse(const Error &error)
{
    // The picture of the last time may be gone: the detector alone will do.
    if (const auto restored = std::exchange(m_restored, std::nullopt); restored && !restored->picture.isNone()) {
        m_restored = DetectQuestion{restored->detector, {}};
        return m_session->ask(*m_restored);
    }
    banner()->showError(error);
}

QString DetectRoom::title() const
{
    const auto run = m_state->run();
    return run ? tr("%1 in %2").arg(QString::fromStdString(run->model), run->name) : tr("Detect");
}

QString DetectRoom::promise(const QStringList &files) const
{
    return m_files->promise(files);
}

QString DetectRoom::imagePromise() const
{
    return tr("Detect in this picture");
}

void DetectRoom::open(const QStringList &files)
{
    m_files->open(files);
}

void DetectRoom::openImage(const QImage &image)
{
    m_session->openImage(image, tr("Dropped picture"));
}

bool DetectRoom::climb()
{
    if (m_state->move() >= 0)
        m_state->setMove(-1);
    else if (m_state->selectedCell() >= 0)
        m_state->select(-1);
    else if (m_state->probe())
        m_state->setProbe({});
    else if (m_compare->isOn())
        m_compare->setOn(false);
    else
        return false;
    return true;
}

void DetectRoom::setPreferences(const Preferences &preferences)
{
    m_session->setDevice(preferences.run.device);
}

void DetectRoom::restore()
{
    const DetectSettings last = DetectSettings::load();
    m_state->setSettings(last.thresholds);
    m_state->setLayers(last.layers);
    m_detector->setRecent(last.recent);
    m_compare->restore(last);
    m_history->restart();
    m_batch->setTarget(last.batchTarget);
    if (!last.folder.isEmpty())
        m_files->setFolder(last.folder);
    m_truth->setFolder(m_files->folder());
    m_truth->restore(last);
    if (last.detector.file.isEmpty())
        return;
    DetectQuestion question{last.detector, {last.picture, {}, {}}};
    question.detector.device = m_session->question().detector.device;
    m_restored = question;
    m_session->ask({question.detector, {}});
    m_session->openPictures(last.pictures, last.picture);
}

void DetectRoom::save()
{
    Room::save();
    DetectSettings last;
    if (const auto outcome = m_session->outcome()) {
        last.detector = outcome->question.detector;
        last.picture = outcome->question.picture.file;
    }
    last.pictures = m_session->files();
    last.recent = m_detector->recent();
    last.folder = m_files->folder();
    last.batchTarget = m_batch->target();
    last.thresholds = m_state->settings();
    last.layers = m_state->layers();
    m_compare->save(last);
    m_truth->save(last);
    last.save();
}

} // namespace vitrine
