#include "widgets/labs/softmax/SoftmaxStage.h"

#include "core/labs/LossCurves.h"
#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/LabPlaces.h"
#include "widgets/labs/curves/BarDelegate.h"
#include "widgets/labs/curves/LabPlot.h"
#include "widgets/labs/curves/TwoParts.h"
#include "widgets/labs/softmax/SoftmaxModel.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/NumberSlider.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double coldest = 0.05, hottest = 20;
constexpr int curvePoints = 121;
constexpr std::size_t curveCount = 5; ///< classes whose probability is drawn over the temperature

bool isSoftmax(const Node &node)
{
    const std::string type = node.kind->type();
    if (node.inputShapes.empty() || node.inputShapes[0].size() != 2)
        return false;
    if (type == "Softmax") {
        const std::int64_t along = node.params.integer("dim");
        return along == 1 || along == -1;
    }
    return type == "CrossEntropyLoss";
}

} // namespace

SoftmaxStage::SoftmaxStage(const LabTools &, QWidget *parent)
    : Lab(parent), m_model(new SoftmaxModel(this)), m_table(new QTableView),
      m_temperature(new NumberSlider({coldest, hottest, coldest, hottest, true, false})),
      m_score(new NumberSlider({-1e6, 1e6, -20, 20, false, false})), m_reset(new QPushButton),
      m_curves(new LabPlot(1, QStringLiteral("softmax-temperature"))), m_sentences(makeNote(nullptr))
{
    build();
    connect(m_temperature, &NumberSlider::valueChanged, m_model, &SoftmaxModel::setTemperature);
    connect(m_score, &NumberSlider::valueChanged, this, [this](double value) { m_model->setScore(chosen(), value); });
    connect(m_reset, &QPushButton::clicked, this, &SoftmaxStage::reset);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SoftmaxStage::showChosen);
    connect(m_model, &SoftmaxModel::worked, this, &SoftmaxStage::showChosen);
    connect(m_model, &SoftmaxModel::worked, this, &SoftmaxStage::showCurves);
    connect(m_curves, &LabPlot::picked, this, [this](double x) {
        m_temperature->setValue(std::clamp(x, coldest, hottest));
        m_model->setTemperature(m_temperature->value());
    });
    connect(&Theme::instance(), &Theme::changed, this, &SoftmaxStage::showCurves);
    translated(this, [this] { setTexts(); });
}

void SoftmaxStage::build()
{
    m_temperature->setValue(1);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new BarDelegate(m_table));
    makeDense(m_table);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setMinimumHeight(160);
    m_curves->setLogarithmic(true, false);
    m_curves->setRange(coldest, hottest);
    m_curves->setPanelRange(0, 0, 1.02);
    m_sentences->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *sliders = new QVBoxLayout;
    sliders->setSpacing(0);
    sliders->addWidget(m_temperature);
    sliders->addWidget(m_score);
    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(16);
    numbers->addLayout(sliders, 1);
    numbers->addWidget(m_reset);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_curves, 1);
    column->addWidget(m_sentences);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(numbers);
    layout->addWidget(new TwoParts(m_table, side), 1);
}

int SoftmaxStage::nodeOf(const LabSubject &subject)
{
    const int own = placeFor(subject, isSoftmax);
    const Node *node = subject.node();
    if (own >= 0 || !node)
        return own;
    const std::vector<Node> &nodes = subject.outcome->trace->graph.nodes;
    const int selected = static_cast<int>(node - nodes.data());
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (isSoftmax(nodes[i]) && nodes[i].inputs[0].node == selected)
            return static_cast<int>(i);
    return -1;
}

void SoftmaxStage::setSubject(const LabSubject &subject)
{
    const int found = nodeOf(subject);
    if (found < 0 || (!subject.outcome->isSummarised && subject.outcome->trace->device != "cpu"))
        return;
    const Trace &trace = *subject.outcome->trace;
    const Node &node = trace.graph.nodes[static_cast<std::size_t>(found)];
    const ValueRef from = node.inputs[0];
    const Snapshot scores =
        trace.nodes[static_cast<std::size_t>(from.node)].outputs[static_cast<std::size_t>(from.port)];
    if (!scores.valid() || scores.elementCount() == 0)
        return;
    m_subject = subject;
    m_own = scores.select(0, 0).toDoubles();
    m_right.reset();
    if (node.kind->category() == Category::Loss)
        if (const auto prediction = predictionOf(trace, found, 0))
            m_right = prediction->right;
    reset();
}

void SoftmaxStage::reset()
{
    if (m_own.empty() || !std::all_of(m_own.begin(), m_own.end(), [](double z) { return std::isfinite(z); })) {
        m_sentences->setText(tr("These scores are not all finite numbers; softmax has nothing to say about them."));
        return;
    }
    const std::size_t before = m_model->rowCount() > 0 ? chosen() : m_own.size();
    m_temperature->setValue(1);
    m_model->setTemperature(1);
    m_model->setScores(m_own, m_right, m_subject.outcome->classes);
    const std::size_t likeliest = descending(m_own).front();
    m_table->setCurrentIndex(m_model->index(m_model->rowOf(before < m_own.size() ? before : likeliest), 0));
    showChosen();
}

std::size_t SoftmaxStage::chosen() const
{
    return m_model->classOf(std::max(0, m_table->currentIndex().row()));
}

void SoftmaxStage::setTexts()
{
    m_temperature->setTexts(tr("Temperature T"),
                            tr("Scores are divided by it: below 1 the likeliest takes all, far above 1 all are alike; "
                               "the network itself computes with 1"));
    m_reset->setText(tr("As in the run"));
    m_reset->setToolTip(tr("Back to the network's scores and to temperature 1"));
    m_table->setAccessibleName(tr("Softmax step by step"));
    m_curves->setTitles(tr("Probabilities over the temperature"), tr("Temperature T"), {tr("Probability p")});
    m_model->retranslate();
    showChosen();
    showCurves();
}

void SoftmaxStage::showChosen()
{
    if (m_model->rowCount() == 0)
        return;
    const std::size_t index = chosen();
    m_score->setTexts(tr("Score of %1").arg(m_model->nameOf(index)), tr("Moves the score of the chosen class"));
    m_score->setValue(m_model->scores()[index]);
    showSentences();
}

void SoftmaxStage::showCurves()
{
    if (m_model->rowCount() == 0)
        return;
    std::vector<std::size_t> classes = descending(m_model->scores());
    classes.resize(std::min(classes.size(), curveCount));
    if (const auto right = m_model->right();
        right && std::find(classes.begin(), classes.end(), *right) == classes.end())
        classes.push_back(*right);
    std::vector<LabCurve> curves;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        LabCurve curve;
        curve.name = m_model->nameOf(classes[i]);
        curve.colour = labColour(static_cast<int>(i));
        curve.width = classes[i] == m_model->right() ? 3 : 1.5;
        curves.push_back(std::move(curve));
    }
    for (int point = 0; point < curvePoints; ++point) {
        const double t = coldest * std::pow(hottest / coldest, static_cast<double>(point) / (curvePoints - 1));
        const SoftmaxWork work = workSoftmax(m_model->scores(), t);
        for (std::size_t i = 0; i < classes.size(); ++i) {
            curves[i].x << t;
            curves[i].y << work.probabilities[classes[i]];
        }
    }
    m_curves->setCurves(std::move(curves));
    m_curves->setMarks({m_model->work().temperature});
}

void SoftmaxStage::showSentences()
{
    const std::size_t i = chosen();
    const SoftmaxWork &work = m_model->work();
    const QString name = m_model->nameOf(i);
    QStringList lines;
    lines += tr("The score of %1 is %2; divided by T = %3 it is %4.")
                 .arg(name, formatNumber(m_model->scores()[i]), formatNumber(work.temperature),
                      formatNumber(work.scaled[i]));
    lines +=
        tr("Less the largest: %1 − %2 = %3.")
            .arg(formatNumber(work.scaled[i]), formatNumber(work.largest), formatNumber(work.scaled[i] - work.largest));
    lines += tr("exp(%1) = %2; the sum over all %3 classes is %4.")
                 .arg(formatNumber(work.scaled[i] - work.largest), formatNumber(work.powers[i]),
                      formatCount(m_model->rowCount()), formatNumber(work.sum));
    lines += tr("p = %1 / %2 = %3.")
                 .arg(formatNumber(work.powers[i]), formatNumber(work.sum), formatNumber(work.probabilities[i]));
    if (const auto &loss = m_model->loss())
        lines += tr("Cross-entropy against %1: L = −ln p = %2; ∂L/∂z of %3 = (p − t) / T = (%4 − %5) / %6 = %7.")
                     .arg(m_model->nameOf(*m_model->right()), formatNumber(loss->loss), name,
                          formatNumber(work.probabilities[i]), QString::number(i == m_model->right() ? 1 : 0),
                          formatNumber(work.temperature), formatNumber(loss->gradient[i]));
    lines += tr("How undecided it is: entropy %1, of %2 if all were alike.")
                 .arg(formatNumber(work.entropy), formatNumber(std::log(static_cast<double>(work.powers.size()))));
    for (int line = 0; line < lines.size(); ++line)
        lines[line].prepend(QStringLiteral("%1. ").arg(line + 1));
    m_sentences->setText(lines.join(QLatin1Char('\n')));
}

ExportSource SoftmaxStage::exportSource() const
{
    ExportSource source = m_curves->exportSource();
    source.csv = [this] { return m_model->csv(); };
    return source;
}

} // namespace vitrine
