#include "widgets/labs/activation/CurvesPage.h"

#include "widgets/common/Format.h"
#include "widgets/common/LatestJob.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/activation/ActivationTable.h"
#include "widgets/labs/curves/LabPlot.h"
#include "widgets/labs/curves/TwoParts.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/NumberSlider.h"

#include <QLabel>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double nearlyZero = 0.1; ///< of the deviation: a mean below counts as 0

LabBars barsOf(const Snapshot::Summary &summary, const QString &name)
{
    LabBars bars;
    bars.name = name;
    bars.width = summary.max > summary.min ? (summary.max - summary.min) / Snapshot::histogramBins : 1e-3;
    for (int bin = 0; bin < Snapshot::histogramBins; ++bin) {
        bars.x << summary.min + bars.width * (bin + 0.5);
        bars.counts << static_cast<double>(summary.histogram[static_cast<std::size_t>(bin)]);
    }
    return bars;
}

QVector<double> vectorOf(const std::vector<double> &numbers)
{
    return QVector<double>(numbers.begin(), numbers.end());
}

} // namespace

CurvesPage::CurvesPage(QWidget *parent)
    : QWidget(parent), m_job(new LatestJob(this)), m_curves(new LabPlot(2, QStringLiteral("activations"))),
      m_table(new ActivationTable), m_threshold(new NumberSlider({0, 1, 0, 0.5, false, false})),
      m_slope(new NumberSlider({-1, 1, 0, 0.5, false, false})), m_sentences(makeNote(nullptr))
{
    m_threshold->setValue(m_request.threshold);
    m_slope->setValue(m_request.slope);
    m_sentences->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_threshold);
    column->addWidget(m_slope);
    column->addWidget(m_table, 1);
    column->addWidget(m_sentences);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new TwoParts(m_curves, side));
    connect(m_threshold, &NumberSlider::valueChanged, this, [this](double value) {
        m_request.threshold = value;
        begin();
    });
    connect(m_slope, &NumberSlider::valueChanged, this, [this](double value) {
        m_request.slope = value;
        begin();
    });
    connect(m_table, &ActivationTable::shownChanged, this, &CurvesPage::showCurves);
    connect(m_curves, &LabPlot::pointed, m_table, [this](double x) { m_table->setPlace(x); });
    connect(m_curves, &LabPlot::unpointed, m_table, [this] { m_table->setPlace(std::nullopt); });
    connect(&Theme::instance(), &Theme::changed, this, &CurvesPage::showCurves);
    translated(this, [this] { setTexts(); });
}

void CurvesPage::setTexts()
{
    m_threshold->setTexts(tr("Saturated below |f′| ="),
                          tr("Where the derivative is smaller than this, an activation counts as saturated"));
    m_slope->setTexts(tr("Slope below 0 (LeakyReLU, PReLU)"),
                      tr("What negative numbers are multiplied by; the block of the run keeps its own"));
    m_curves->setTitles(tr("Activations and their derivatives"), tr("Pre-activation x"), {tr("f(x)"), tr("f′(x)")});
    if (m_study)
        show(m_study);
}

void CurvesPage::setNode(std::shared_ptr<const Trace> trace, int node)
{
    m_request.trace = std::move(trace);
    m_request.node = node;
    begin();
}

void CurvesPage::begin()
{
    if (!m_request.trace)
        return;
    m_job->start([this, request = m_request](const Cancel &cancel) -> LatestJob::Deliver {
        auto study = studyActivations(request, cancel);
        if (!study)
            return {};
        return [this, study = std::move(study)] { show(study); };
    });
}

void CurvesPage::show(std::shared_ptr<const ActivationStudy> study)
{
    m_study = std::move(study);
    m_table->setStudy(m_study);
    m_curves->setRange(m_study->low, m_study->high);
    m_curves->setBars(barsOf(m_study->before, tr("Numbers of the run here")));
    showCurves();
    showSentences();
    emit studied();
}

void CurvesPage::showCurves()
{
    if (!m_study)
        return;
    std::vector<LabCurve> curves;
    for (const StudyRow &row : m_study->rows) {
        if (!m_table->isShown(row.kind->type()))
            continue;
        LabCurve curve{QString::fromStdString(row.kind->type()), vectorOf(row.curve.x), vectorOf(row.curve.y),
                       labColour(row.place)};
        curve.width = row.isOwn ? 3 : 1.5;
        curves.push_back(curve);
        curve.name += QStringLiteral("′");
        curve.y = vectorOf(row.curve.slope);
        curve.panel = 1;
        curves.push_back(std::move(curve));
    }
    m_curves->setCurves(std::move(curves));
}

void CurvesPage::showSentences()
{
    const StudyRow *own = m_study->own();
    if (!own)
        return;
    const Node &node = m_request.trace->graph.nodes[static_cast<std::size_t>(m_request.node)];
    const QString path = QString::fromStdString(node.path), type = QString::fromStdString(node.kind->type());
    const ActivationFigures &figures = own->figures;
    const Snapshot::Summary &before = m_study->before;
    QStringList lines;
    lines += tr("%1 gets %2 numbers (%3), from %4 to %5 with mean %6 and deviation %7.")
                 .arg(path, formatCount(figures.count), formatShape(m_study->shape), formatNumber(before.min),
                      formatNumber(before.max), formatNumber(before.mean), formatNumber(before.std));
    lines += tr("At %1 of them %2 is saturated, at %3 its derivative is exactly 0; on average a gradient comes back "
                "multiplied by %4.")
                 .arg(formatShare(figures.flatShare), type, formatShare(figures.blockedShare),
                      formatNumber(figures.meanSlope));
    lines += figures.deadUnits > 0
        ? tr("%1 of %2 units are dead for this input: no number of theirs lets a gradient through.")
              .arg(formatCount(figures.deadUnits), formatCount(figures.units))
        : tr("None of the %1 units is dead for this input.").arg(formatCount(figures.units));
    const bool isZeroMean = std::abs(figures.mean) < nearlyZero * figures.deviation;
    lines += isZeroMean ? tr("Its answers have mean %1 and deviation %2: zero-mean, nearly.")
                              .arg(formatNumber(figures.mean), formatNumber(figures.deviation))
                        : tr("Its answers have mean %1 and deviation %2: not zero-mean.")
                              .arg(formatNumber(figures.mean), formatNumber(figures.deviation));
    if (m_study->signs)
        lines += tr("Behind it, in %1, %2 of a neuron's weight gradients have the same sign, on average over %3 "
                    "neurons: the more of them, the more its weights can only move together, in zigzags.")
                     .arg(QString::fromStdString(m_study->signs->path), formatShare(m_study->signs->share),
                          formatCount(m_study->signs->neurons));
    for (int i = 0; i < lines.size(); ++i)
        lines[i].prepend(QStringLiteral("%1. ").arg(i + 1));
    m_sentences->setText(lines.join(QLatin1Char('\n')));
}

QString CurvesPage::csv() const
{
    QString text = QStringLiteral("activation,mean,deviation,positive_share,saturated_share,blocked_share,dead_units,"
                                  "units,mean_slope\n");
    if (m_study)
        for (const StudyRow &row : m_study->rows)
            text += QStringLiteral("%1,%2,%3,%4,%5,%6,%7,%8,%9\n")
                        .arg(QString::fromStdString(row.kind->type()), formatExact(row.figures.mean),
                             formatExact(row.figures.deviation), formatExact(row.figures.positiveShare),
                             formatExact(row.figures.flatShare), formatExact(row.figures.blockedShare))
                        .arg(row.figures.deadUnits)
                        .arg(row.figures.units)
                        .arg(formatExact(row.figures.meanSlope));
    return text;
}

ExportSource CurvesPage::exportSource() const
{
    ExportSource source = m_curves->exportSource();
    source.csv = [this] { return csv(); };
    return source;
}

} // namespace vitrine
