#include "widgets/labs/loss/LossStage.h"

#include "core/labs/SoftmaxWork.h"
#include "widgets/common/Format.h"
#include "widgets/common/LatestJob.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/LabPlaces.h"
#include "widgets/labs/curves/LabPlot.h"
#include "widgets/labs/curves/TwoParts.h"
#include "widgets/labs/loss/LossTable.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/NumberSlider.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int curvePoints = 241;
constexpr double leastProbability = 0.001;
constexpr double span = 8; ///< of answers, on both sides of 0, at least
constexpr double lowest = 3; ///< how high the plot reaches at least

constexpr std::int64_t most = 4096; ///< numbers of a prediction: more would be no list to look at

bool isLoss(const Node &node)
{
    return node.kind->category() == Category::Loss && !node.inputShapes.empty() && node.inputShapes[0].size() == 2
        && node.inputShapes[0][1] <= most;
}

/// What the curves are computed from, apart from the widget.
struct CurveJob {
    Prediction prediction;
    std::size_t along = 0;
    bool isAlone = false; ///< over a probability, else over what the network answers
    double low = 0, high = 1;
    std::vector<std::pair<LossChoice, LabCurve>> curves;
};

std::vector<LabCurve> computed(CurveJob &job, const Cancel &cancel)
{
    std::vector<LabCurve> curves;
    for (auto &[choice, curve] : job.curves) {
        if (cancel.requested())
            return {};
        if (job.isAlone) {
            for (int i = 0; i < curvePoints; ++i) {
                curve.x << job.low + (job.high - job.low) * i / (curvePoints - 1);
                curve.y << elementLoss(choice, curve.x.back(), job.prediction.targets[job.along]).loss;
            }
        } else {
            UnitFunction loss = lossFunction(choice, job.prediction);
            const bool isBounded = takesProbabilities(*choice.kind);
            const LossCurve points = lossCurve(loss, job.prediction.values, job.along, isBounded ? 0 : job.low,
                                               isBounded ? 1 : job.high, curvePoints);
            curve.x = QVector<double>(points.x.begin(), points.x.end());
            curve.y = QVector<double>(points.loss.begin(), points.loss.end());
        }
        curves.push_back(std::move(curve));
    }
    return curves;
}

} // namespace

LossStage::LossStage(const LabTools &, QWidget *parent)
    : Lab(parent), m_job(new LatestJob(this)), m_table(new LossTable),
      m_value(new NumberSlider({-1e6, 1e6, -12, 12, false, false})),
      m_delta(new NumberSlider({0.01, 100, 0.05, 3, false, false})),
      m_gamma(new NumberSlider({0, 100, 0, 5, false, false})), m_number(makeNarrowBox(nullptr)),
      m_target(makeNarrowBox(nullptr)), m_scales(new SegmentedControl(2)), m_reset(new QPushButton),
      m_curves(new LabPlot(1, QStringLiteral("losses"))), m_sentences(makeNote(nullptr))
{
    build();
    connect(m_scales, &SegmentedControl::chosen, this, [this] {
        m_alone = probability();
        update();
    });
    connect(m_number, &QComboBox::activated, this, [this] {
        m_alone = probability();
        update();
    });
    connect(m_target, &QComboBox::activated, this, &LossStage::setTarget);
    connect(m_value, &NumberSlider::valueChanged, this, &LossStage::move);
    connect(m_delta, &NumberSlider::valueChanged, this, [this](double value) {
        m_settings.delta = value;
        update();
    });
    connect(m_gamma, &NumberSlider::valueChanged, this, [this](double value) {
        m_settings.gamma = value;
        update();
    });
    connect(m_reset, &QPushButton::clicked, this, &LossStage::reset);
    connect(m_table, &LossTable::shownChanged, this, &LossStage::showCurves);
    connect(m_curves, &LabPlot::picked, this, &LossStage::move);
    connect(&Theme::instance(), &Theme::changed, this, &LossStage::showCurves);
    translated(this, [this] { setTexts(); });
}

void LossStage::build()
{
    m_scales->setCurrent(0);
    m_delta->setValue(m_settings.delta);
    m_gamma->setValue(m_settings.gamma);
    m_sentences->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_scales);
    head->addStretch(1);
    head->addWidget(m_reset);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(8);
    choices->addWidget(m_number, 1);
    choices->addWidget(m_target, 1);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(choices);
    column->addWidget(m_value);
    column->addWidget(m_table, 1);
    auto *settings = new QHBoxLayout;
    settings->setSpacing(16);
    settings->addWidget(m_delta);
    settings->addWidget(m_gamma);
    column->addLayout(settings);
    column->addWidget(m_sentences);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(new TwoParts(m_curves, side), 1);
}

int LossStage::nodeOf(const LabSubject &subject)
{
    const int own = placeFor(subject, isLoss);
    const Node *node = subject.node();
    if (own >= 0 || !node)
        return own;
    const std::vector<Node> &nodes = subject.outcome->trace->graph.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (isLoss(nodes[i]) && &nodes[static_cast<std::size_t>(nodes[i].inputs[0].node)] == node)
            return static_cast<int>(i);
    return -1;
}

void LossStage::setSubject(const LabSubject &subject)
{
    const int found = nodeOf(subject);
    if (found < 0 || (!subject.outcome->isSummarised && subject.outcome->trace->device != "cpu"))
        return;
    const auto prediction = predictionOf(*subject.outcome->trace, found, 0);
    if (!prediction || !std::all_of(prediction->values.begin(), prediction->values.end(), [](double x) {
            return std::isfinite(x);
        })) {
        m_sentences->setText(tr("This run has no target to compare with, or its answers are not finite numbers."));
        return;
    }
    const bool isOther = prediction->values.size() != m_own.values.size();
    m_subject = subject;
    m_node = &subject.outcome->trace->graph.nodes[static_cast<std::size_t>(found)];
    m_own = *prediction;
    fillChoices();
    if (isOther)
        m_number->setCurrentIndex(static_cast<int>(m_own.right.value_or(0)));
    reset();
}

QString LossStage::nameOf(std::size_t index) const
{
    const QString name =
        m_subject.outcome ? m_subject.outcome->classes.value(static_cast<qsizetype>(index)) : QString();
    return name.isEmpty() ? QString::number(index) : name;
}

void LossStage::fillChoices()
{
    for (QComboBox *box : {m_number, m_target}) {
        const int before = box->currentIndex();
        box->clear();
        for (std::size_t i = 0; i < m_own.values.size(); ++i)
            box->addItem(box == m_number ? tr("Move: %1").arg(nameOf(i)) : tr("Target: %1").arg(nameOf(i)));
        box->setCurrentIndex(std::clamp(before, 0, box->count() - 1));
    }
    m_target->setVisible(m_own.right.has_value());
}

void LossStage::reset()
{
    m_prediction = m_own;
    m_alone = probability();
    m_target->setCurrentIndex(static_cast<int>(m_own.right.value_or(0)));
    update();
}

LossStage::Scale LossStage::scale() const
{
    return m_scales->current() == 0 ? Scale::Answers : Scale::Probability;
}

std::size_t LossStage::along() const
{
    return static_cast<std::size_t>(std::max(0, m_number->currentIndex()));
}

double LossStage::probability() const
{
    if (m_prediction.values.empty())
        return 0.5;
    const double x = m_prediction.values[along()];
    double p = 1 / (1 + std::exp(-x));
    if (takesProbabilities(*m_node->kind))
        p = x;
    else if (takesClass(*m_node->kind))
        p = workSoftmax(m_prediction.values, 1).probabilities[along()];
    return std::clamp(p, leastProbability, 1 - leastProbability);
}

void LossStage::move(double value)
{
    if (m_prediction.values.empty())
        return;
    if (scale() == Scale::Probability)
        m_alone = std::clamp(value, leastProbability, 1 - leastProbability);
    else
        m_prediction.values[along()] = takesProbabilities(*m_node->kind) ? std::clamp(value, 0.0, 1.0) : value;
    update();
}

void LossStage::setTarget(int index)
{
    if (!m_prediction.right)
        return;
    m_prediction.right = static_cast<std::size_t>(index);
    m_prediction.targets.assign(m_prediction.targets.size(), 0);
    m_prediction.targets[*m_prediction.right] = 1;
    update();
}

LossChoice LossStage::choiceOf(const BlockKind &kind) const
{
    return m_node->kind == &kind ? LossChoice{&kind, m_node->params} : LossChoice::of(kind, m_settings);
}

bool LossStage::takes(const BlockKind &kind) const
{
    if (takesClass(kind) && !m_prediction.right)
        return false;
    return scale() == Scale::Probability || !takesProbabilities(kind)
        || std::all_of(m_prediction.values.begin(), m_prediction.values.end(),
                       [](double x) { return x >= 0 && x <= 1; });
}

/// Of probabilities alone, the two forms of binary cross-entropy are one.
std::vector<const BlockKind *> LossStage::kinds() const
{
    std::vector<const BlockKind *> kinds;
    for (const BlockKind *kind : lossKinds())
        if (scale() == Scale::Answers || kind->type() != "BCEWithLogitsLoss" || m_node->kind == kind)
            kinds.push_back(kind);
    return kinds;
}

LossRow LossStage::rowOf(const BlockKind &kind) const
{
    LossRow row{&kind, m_node->kind == &kind, takes(kind), {}};
    if (!row.isDefined)
        return row;
    if (scale() == Scale::Probability) {
        row.point = elementLoss(choiceOf(kind), m_alone, m_prediction.targets[along()]);
        return row;
    }
    UnitFunction loss = lossFunction(choiceOf(kind), m_prediction);
    row.point.loss = loss.value(m_prediction.values);
    row.point.slope = loss.gradient()[along()];
    return row;
}

void LossStage::update()
{
    if (m_prediction.values.empty())
        return;
    const bool isAlone = scale() == Scale::Probability;
    m_value->setTexts(isAlone ? tr("Probability of %1").arg(nameOf(along())) : tr("Answer for %1").arg(nameOf(along())),
                      tr("Moves the prediction; a click on the plot does too"));
    m_value->setValue(isAlone ? m_alone : m_prediction.values[along()]);
    std::vector<LossRow> rows;
    for (const BlockKind *kind : kinds())
        rows.push_back(rowOf(*kind));
    m_table->setRows(rows);
    showCurves();
    showSentences();
}

void LossStage::addTangent(const LossRow &row, double x, double low, double high, std::vector<LabCurve> &curves) const
{
    LabCurve tangent;
    tangent.name = tr("Tangent");
    tangent.colour = Theme::instance().color(Theme::Role::Backward);
    tangent.line = Qt::DashLine;
    tangent.isTold = false;
    const double reach = (high - low) / 5;
    tangent.x << x - reach << x + reach;
    tangent.y << row.point.loss - reach * row.point.slope << row.point.loss + reach * row.point.slope;
    curves.push_back(std::move(tangent));
}

std::vector<LabCurve> LossStage::pointsAt(double x, double low, double high, double &top) const
{
    std::vector<LabCurve> points;
    for (const LossRow &row : m_table->rows()) {
        if (!row.isDefined || !m_table->isShown(*row.kind))
            continue;
        if (row.kind == m_table->chosen())
            addTangent(row, x, low, high, points);
        LabCurve point;
        point.colour = LossTable::colourOf(*row.kind);
        point.x << x;
        point.y << row.point.loss;
        point.isDots = true;
        point.width = 5;
        points.push_back(std::move(point));
        top = std::max(top, row.point.loss * 1.2);
    }
    return points;
}

void LossStage::showCurves()
{
    if (m_prediction.values.empty())
        return;
    const bool isAlone = scale() == Scale::Probability;
    const double x = isAlone ? m_alone : m_prediction.values[along()];
    CurveJob job{m_prediction, along(), isAlone, leastProbability, 1 - leastProbability, {}};
    if (!isAlone) {
        job.low = std::min(-span, x - 2);
        job.high = std::max(span, x + 2);
    }
    for (const LossRow &row : m_table->rows()) {
        if (!row.isDefined || !m_table->isShown(*row.kind))
            continue;
        LabCurve curve;
        curve.name = LossTable::nameOf(*row.kind);
        curve.colour = LossTable::colourOf(*row.kind);
        curve.width = row.isOwn ? 3 : 1.5;
        job.curves.emplace_back(choiceOf(*row.kind), std::move(curve));
    }
    double top = lowest;
    std::vector<LabCurve> points = pointsAt(x, job.low, job.high, top);
    m_curves->setRange(isAlone ? 0 : job.low, isAlone ? 1 : job.high);
    m_curves->setPanelRange(0, -0.04 * top, top);
    m_curves->setTitles(tr("Losses over one number of the prediction"),
                        isAlone ? tr("Probability p of %1").arg(nameOf(along()))
                                : tr("What the network answers for %1").arg(nameOf(along())),
                        {tr("Loss L")});
    m_job->start([this, x, job = std::move(job), points = std::move(points)](const Cancel &cancel) mutable {
        std::vector<LabCurve> curves = computed(job, cancel);
        curves.insert(curves.end(), points.begin(), points.end());
        return [this, x, curves = std::move(curves)] {
            m_curves->setCurves(curves);
            m_curves->setMarks({x});
        };
    });
}

void LossStage::showSentences()
{
    const double target = m_prediction.targets[along()];
    QStringList lines;
    lines += tr("%1 shall be %2; the prediction is %3.")
                 .arg(nameOf(along()), formatNumber(target),
                      formatNumber(scale() == Scale::Probability ? m_alone : m_prediction.values[along()]));
    const auto &rows = m_table->rows();
    const auto own = std::find_if(rows.begin(), rows.end(), [](const LossRow &row) { return row.isOwn; });
    if (own != rows.end() && own->isDefined) {
        lines += tr("%1 gives L = %2 with slope %3.")
                     .arg(LossTable::nameOf(*own->kind), formatNumber(own->point.loss), formatNumber(own->point.slope));
        lines += own->point.slope == 0 ? tr("Its tangent is flat: this number gets no gradient.")
            : own->point.slope < 0     ? tr("Gradient descent goes downhill: it makes this number larger.")
                                       : tr("Gradient descent goes downhill: it makes this number smaller.");
    }
    if (scale() == Scale::Answers)
        lines += tr("Each curve is the loss of the whole sample, as though that loss stood at the network's end.");
    for (int i = 0; i < lines.size(); ++i)
        lines[i].prepend(QStringLiteral("%1. ").arg(i + 1));
    m_sentences->setText(lines.join(QLatin1Char('\n')));
}

void LossStage::setTexts()
{
    m_scales->setTexts({tr("What the network answers"), tr("One probability")},
                       {tr("Over a number as the network answers it; the others stay"),
                        tr("Over the probability of one class alone, from 0 to 1")});
    m_reset->setText(tr("As in the run"));
    m_reset->setToolTip(tr("Back to the network's prediction and its target"));
    m_number->setAccessibleName(tr("Which number is moved"));
    m_target->setAccessibleName(tr("Which class is right"));
    m_delta->setTexts(tr("Huber's δ"),
                      tr("Where Huber turns from squared to straight; the run's own loss keeps its own"));
    m_gamma->setTexts(tr("Focal's γ"), tr("How little easy examples count; the run's own loss keeps its own"));
    if (m_node) {
        fillChoices();
        update();
    }
}

ExportSource LossStage::exportSource() const
{
    return m_curves->exportSource();
}

} // namespace vitrine
