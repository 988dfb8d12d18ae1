#include "widgets/training/TrainViews.h"

#include "core/training/detection/IsDetector.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/ClassMatrix.h"
#include "widgets/training/CurvesView.h"
#include "widgets/training/FindingsView.h"
#include "widgets/training/HistogramsView.h"
#include "widgets/training/LayersView.h"
#include "widgets/training/MapsView.h"
#include "widgets/training/ObjectsView.h"
#include "widgets/training/RunCorner.h"
#include "widgets/training/SamplesView.h"
#include "widgets/training/TrainSession.h"

#include <QLabel>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

TrainViews::TrainViews(TrainSession *session, QThread *compute, QWidget *parent)
    : QWidget(parent), m_session(session), m_findings(new FindingsView(session, this)), m_tabs(new QTabWidget(this)),
      m_corner(new RunCorner(session)), m_curves(new CurvesView(session)), m_layers(new LayersView(session)),
      m_histograms(new HistogramsView(session)), m_matrix(new QSplitter), m_confusion(new ClassMatrix),
      m_cellSamples(new SamplesView(session)), m_samples(new SamplesView(session)), m_objects(new ObjectsView(session)),
      m_maps(new MapsView(session, compute))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_findings);
    layout->addWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->setCornerWidget(m_corner);
    m_matrix->addWidget(m_confusion);
    m_matrix->addWidget(m_cellSamples);
    m_matrix->setChildrenCollapsible(false);
    for (QWidget *page :
         {static_cast<QWidget *>(m_curves), static_cast<QWidget *>(m_layers), static_cast<QWidget *>(m_histograms),
          static_cast<QWidget *>(m_matrix), static_cast<QWidget *>(m_samples), static_cast<QWidget *>(m_objects),
          static_cast<QWidget *>(m_maps)})
        m_tabs->addTab(page, QString());
    m_tabs->setTabVisible(m_tabs->indexOf(m_objects), false);
    connect(session, &TrainSession::runBegun, this, &TrainViews::showPages);
    connect(session, &TrainSession::readingsChanged, this, &TrainViews::showReadings);
    connect(m_tabs, &QTabWidget::currentChanged, this, &TrainViews::showReadings);
    connect(m_tabs, &QTabWidget::currentChanged, this, &TrainViews::fitCorner,
            Qt::QueuedConnection); // it may be another
    connect(m_confusion, &ClassMatrix::cellChosen, this, [this](int label, int read) {
        m_label = label;
        m_read = read;
        showCell();
    });
    for (SamplesView *view : {m_cellSamples, m_samples})
        connect(view, &SamplesView::sampleChosen, this, &TrainViews::sampleChosen);
    connect(m_objects, &ObjectsView::sampleChosen, this, &TrainViews::sampleChosen);
    connect(m_maps, &MapsView::sampleChosen, this, &TrainViews::sampleChosen);
    translated(this, [this] { retranslate(); });
}

void TrainViews::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitCorner();
}

/// What the corner says is in the Train panel too: where it would push tabs out of sight, its button stays alone.
void TrainViews::fitCorner()
{
    const int room = width() - m_tabs->tabBar()->sizeHint().width();
    if (QWidget *corner = m_tabs->cornerWidget())
        for (QLabel *text : corner->findChildren<QLabel *>())
            text->setVisible(room >= Theme::instance().px(176));
}

/// A detector takes no whole picture for a class: nothing of that would ever come.
void TrainViews::showPages()
{
    const bool seeksObjects = m_session->hasRun() && isDetector(m_session->request().network);
    for (QWidget *page : {static_cast<QWidget *>(m_matrix), static_cast<QWidget *>(m_samples)})
        m_tabs->setTabVisible(m_tabs->indexOf(page), !seeksObjects);
    m_tabs->setTabVisible(m_tabs->indexOf(m_objects), seeksObjects);
    const auto items = m_session->items();
    m_tabs->setTabVisible(m_tabs->indexOf(m_maps), !items || isPictureShape(items->shape()));
    fitCorner();
}

void TrainViews::showReadings()
{
    const auto report = m_session->history().readings;
    m_confusion->setReport(report);
    showCell();
    if (!report)
        return m_samples->showSamples({}, {}, tr("After the first epoch: the samples that were read wrong, and how."));
    if (m_tabs->currentWidget() != m_samples)
        return;
    const auto wrong = std::count_if(report->readings.begin(), report->readings.end(),
                                     [](const Reading &reading) { return !reading.isRight(); });
    m_samples->showSamples(
        report, worstFirst(report->readings),
        tr("%1 of %2 samples of the validation are read wrong; the surest mistakes first.")
            .arg(formatCount(wrong), formatCount(static_cast<std::int64_t>(report->readings.size()))));
}

void TrainViews::showCell()
{
    const auto report = m_session->history().readings;
    const int classes = report ? report->classCount() : 0;
    if (m_label < 0 || m_label >= classes || m_read >= classes)
        return m_cellSamples->showSamples(
            {}, {}, report ? tr("Rows are labels, columns are answers. Click a cell to see its samples.") : QString());
    if (m_tabs->currentWidget() != m_matrix)
        return;
    std::vector<std::size_t> shown;
    for (const std::size_t each : worstFirst(report->readings))
        if (report->readings[each].label == m_label && report->readings[each].read() == m_read)
            shown.push_back(each);
    const auto name = [&](int index) {
        return QString::fromStdString(report->classes[static_cast<std::size_t>(index)]);
    };
    const QString title = tr("Label %1, taken for %2: %3 samples")
                              .arg(name(m_label), name(m_read), formatCount(static_cast<std::int64_t>(shown.size())));
    m_cellSamples->showSamples(report, std::move(shown), title);
}

void TrainViews::retranslate()
{
    m_tabs->setTabText(0, tr("Curves"));
    m_tabs->setTabText(1, tr("Layers"));
    m_tabs->setTabText(2, tr("Histograms"));
    m_tabs->setTabText(3, tr("Confusion"));
    m_tabs->setTabText(4, tr("Samples"));
    m_tabs->setTabText(5, tr("Objects"));
    m_tabs->setTabText(6, tr("Maps"));
    m_tabs->setTabToolTip(0, tr("Loss, accuracy or AP50, and learning rate over the epochs"));
    m_tabs->setTabToolTip(1, tr("Gradients and steps of each tensor"));
    m_tabs->setTabToolTip(2, tr("How weights, gradients and activations of a layer are spread, over time"));
    m_tabs->setTabToolTip(3, tr("Which classes are taken for which"));
    m_tabs->setTabToolTip(4, tr("Samples of the validation, wrong ones first"));
    m_tabs->setTabToolTip(5, tr("What is found in the same pictures after each epoch"));
    m_tabs->setTabToolTip(6, tr("What a place of the network makes of a picture while it trains, and earlier"));
    m_tabs->tabBar()->setAccessibleName(tr("Views of training"));
    showReadings();
}

} // namespace vitrine
