#include "widgets/labs/activation/DepthPage.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/activation/ChainSession.h"
#include "widgets/labs/curves/LabPlot.h"
#include "widgets/labs/curves/TwoParts.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/NumberSlider.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPixmap>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QThread>
#include <qcustomplot.h>

#include <cmath>

namespace vitrine {

namespace {

constexpr double vanished = 1e-3; ///< of the last layer's gradient that reaches the first

const std::vector<ChainKind> &chains()
{
    static const std::vector<ChainKind> kinds{{"Sigmoid", false}, {"Sigmoid", true}, {"Tanh", false},
                                              {"Tanh", true},     {"ReLU", false},   {"ReLU", true}};
    return kinds;
}

QString nameOf(const ChainKind &kind)
{
    const QString activation = QString::fromStdString(kind.activation);
    return kind.hasNorm ? DepthPage::tr("%1 with batch norm").arg(activation) : activation;
}

/// With and without norm in one colour, the one without dashed.
LabCurve lookOf(std::size_t index)
{
    LabCurve curve;
    curve.name = nameOf(chains()[index]);
    curve.colour = labColour(static_cast<int>(index / 2));
    curve.line = chains()[index].hasNorm ? Qt::SolidLine : Qt::DashLine;
    curve.hasDots = true;
    return curve;
}

QIcon iconOf(std::size_t index)
{
    QPixmap pixmap(32, 16);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const LabCurve look = lookOf(index);
    painter.setPen(QPen(look.colour, 3, look.line));
    painter.drawLine(0, 8, 32, 8);
    return pixmap;
}

} // namespace

DepthPage::DepthPage(QThread *compute, QWidget *parent)
    : QWidget(parent), m_depth(new NumberSlider({2, 64, 2, 64, false, true})),
      m_width(new NumberSlider({2, 256, 2, 128, true, true})), m_seed(new NumberSlider({1, 100, 1, 100, false, true})),
      m_weights(new SegmentedControl(3)), m_quantity(new SegmentedControl(3)), m_run(new QPushButton),
      m_progress(new QProgressBar), m_curves(new LabPlot(1, QStringLiteral("gradients-by-depth"))),
      m_table(new QTableWidget(static_cast<int>(chains().size()), 3)), m_sentences(makeNote(nullptr)),
      m_session(new ChainSession(compute, this))
{
    m_weights->setCurrent(0);
    m_quantity->setCurrent(0);
    m_depth->setValue(m_request.depth);
    m_width->setValue(m_request.width);
    m_seed->setValue(static_cast<double>(m_request.seed));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    m_curves->setLogarithmic(false, true);
    m_curves->setWholeX();
    makeDense(m_table);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QTableWidget::NoEditTriggers);
    m_table->setSelectionBehavior(QTableWidget::SelectRows);
    m_table->setShowGrid(false);
    m_table->setIconSize({32, 16});
    m_table->setMinimumHeight(120);
    m_sentences->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(m_quantity);
    head->addWidget(m_weights);
    head->addStretch(1);
    head->addWidget(m_run);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (NumberSlider *slider : {m_depth, m_width, m_seed}) {
        column->addWidget(slider);
        connect(slider, &NumberSlider::valueChanged, this, &DepthPage::begin);
    }
    column->addWidget(m_table, 1);
    column->addWidget(m_sentences);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_progress);
    layout->addWidget(new TwoParts(m_curves, side), 1);
    connect(m_weights, &SegmentedControl::chosen, this, &DepthPage::begin);
    connect(m_quantity, &SegmentedControl::chosen, this, &DepthPage::show);
    connect(m_run, &QPushButton::clicked, this, [this] { m_session->isRunning() ? m_session->cancel() : begin(); });
    connect(m_table, &QTableWidget::itemChanged, this, &DepthPage::show);
    connect(m_session, &ChainSession::runningChanged, this, &DepthPage::showRunning);
    connect(m_session, &ChainSession::advanced, this,
            [this](double share) { m_progress->setValue(static_cast<int>(100 * share)); });
    connect(m_session, &ChainSession::failed, this, &DepthPage::failed);
    connect(m_session, &ChainSession::finished, this,
            [this](const std::shared_ptr<const std::vector<ChainGradients>> &gradients) {
                m_gradients = gradients;
                showTable();
                show();
            });
    connect(&Theme::instance(), &Theme::changed, this, &DepthPage::setTexts);
    translated(this, [this] { setTexts(); });
}

void DepthPage::setTexts()
{
    m_depth->setTexts(tr("Layers"), tr("Hidden layers, one behind the other"));
    m_width->setTexts(tr("Units of each"), tr("As many as the input has numbers"));
    m_seed->setTexts(tr("Seed"), tr("Draws other weights, inputs and targets"));
    m_weights->setTexts({tr("PyTorch's weights"), tr("Xavier"), tr("He")},
                        {tr("Even between −1/√n and 1/√n: variance 1/(3n)"),
                         tr("Variance 1/n, biases 0: made for tanh and sigmoid"),
                         tr("Variance 2/n, biases 0: made for ReLU")});
    m_quantity->setTexts({tr("∂L/∂weights"), tr("∂L/∂sums"), tr("Answers")},
                         {tr("Gradient of each layer's weights: how much it learns"),
                          tr("Gradient of each layer's sums, before norm and activation: what came back to it"),
                          tr("What each layer answers, forward")});
    m_table->setAccessibleName(tr("Chains"));
    m_table->setHorizontalHeaderLabels({tr("Chain"), tr("First / last"), tr("A layer's share")});
    m_table->horizontalHeaderItem(0)->setToolTip(tr("The box shows and hides its curve"));
    m_table->horizontalHeaderItem(1)->setToolTip(
        tr("Gradient of the first layer's weights over the last hidden layer's: how much of it comes through"));
    m_table->horizontalHeaderItem(2)->setToolTip(tr("What each layer multiplies the gradient by, if all did the same"));
    showRunning();
    showTable();
    show();
}

void DepthPage::showRunning()
{
    m_run->setText(m_session->isRunning() ? tr("Stop") : tr("Compute"));
    m_progress->setValue(0);
    // Its room stays, so that nothing jumps.
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(policy);
    m_progress->setVisible(m_session->isRunning());
}

void DepthPage::begin()
{
    m_hasBegun = true;
    m_request.depth = static_cast<int>(m_depth->value());
    m_request.width = static_cast<int>(m_width->value());
    m_request.seed = static_cast<std::uint64_t>(m_seed->value());
    m_request.weights = static_cast<ChainWeights>(m_weights->current());
    m_session->start(chains(), m_request);
}

void DepthPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_hasBegun)
        begin();
}

void DepthPage::showTable()
{
    const QSignalBlocker quiet(m_table);
    QStringList gone;
    for (std::size_t i = 0; i < chains().size(); ++i) {
        const int row = static_cast<int>(i);
        const QTableWidgetItem *before = m_table->item(row, 0);
        auto *name = new QTableWidgetItem(iconOf(i), nameOf(chains()[i]));
        name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        name->setCheckState(before ? before->checkState() : Qt::Checked);
        m_table->setItem(row, 0, name);
        if (!m_gradients)
            continue;
        const ChainGradients &one = (*m_gradients)[i];
        const double reach = one.reach();
        const double share = std::pow(reach, 1 / static_cast<double>(one.weights.size() - 1));
        for (const auto &[column, value] : {std::pair(1, reach), std::pair(2, share)}) {
            auto *cell = new QTableWidgetItem(formatNumber(value));
            cell->setToolTip(formatExact(value));
            cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, cell);
        }
        if (reach < vanished)
            gone += nameOf(chains()[i]);
    }
    m_table->resizeColumnsToContents();
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    if (!m_gradients)
        return;
    const qsizetype depth = static_cast<qsizetype>(m_gradients->front().weights.size());
    m_sentences->setText(
        (gone.isEmpty() ? tr("Through these %1 layers more than a thousandth of the gradient comes back to the first "
                             "layer with every chain.")
                              .arg(depth)
                        : tr("Through these %1 layers less than a thousandth of the gradient comes back with: %2.")
                              .arg(depth)
                              .arg(gone.join(tr(", "))))
        + QLatin1Char('\n')
        + tr("σ′ is at most ¼, so that each sigmoid takes at least three quarters; the weights decide whether ReLU "
             "keeps the rest. Batch norm brings every layer's sums back to deviation 1."));
}

void DepthPage::show()
{
    const QStringList titles{tr("RMS of ∂L/∂weights"), tr("RMS of ∂L/∂sums"), tr("RMS of answers")};
    m_curves->setTitles(tr("Gradients by layer"), tr("Hidden layer"), {titles[m_quantity->current()]});
    if (!m_gradients)
        return;
    std::vector<LabCurve> curves;
    for (std::size_t i = 0; i < m_gradients->size(); ++i) {
        if (m_table->item(static_cast<int>(i), 0)->checkState() != Qt::Checked)
            continue;
        const ChainGradients &one = (*m_gradients)[i];
        const std::vector<double> &values = m_quantity->current() == 0 ? one.weights
            : m_quantity->current() == 1                               ? one.sums
                                                                       : one.answers;
        LabCurve curve = lookOf(i);
        for (std::size_t layer = 0; layer < values.size(); ++layer) {
            curve.x << static_cast<double>(layer + 1);
            curve.y << (values[layer] > 0 ? values[layer] : NAN); // 0 has no place on this scale
        }
        curves.push_back(std::move(curve));
    }
    m_curves->setCurves(std::move(curves));
}

ExportSource DepthPage::exportSource() const
{
    return m_curves->exportSource();
}

} // namespace vitrine
