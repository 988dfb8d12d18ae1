#include "widgets/labs/activation/FitPage.h"

#include "core/data/NamedCurves.h"
#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/activation/CurvePad.h"
#include "widgets/labs/activation/FitRunner.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/NumberSlider.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int curvePoints = 401;
constexpr int mostRelus = 32;

QString curveName(const std::string &name)
{
    if (name == "sine")
        return FitPage::tr("Sine");
    if (name == "parabola")
        return FitPage::tr("Parabola");
    if (name == "abs")
        return FitPage::tr("Absolute value");
    if (name == "step")
        return FitPage::tr("Step");
    if (name == "sawtooth")
        return FitPage::tr("Sawtooth");
    if (name == "bump")
        return FitPage::tr("Bump");
    return name == "chirp" ? FitPage::tr("Ever faster wave") : QString::fromStdString(name);
}

/// The whole curve of a state, and of a sum its parts.
std::vector<LabCurve> curvesOf(ReluCurve &curve)
{
    std::vector<LabCurve> parts(curve.form() == ReluForm::Summed ? static_cast<std::size_t>(curve.count()) : 0);
    LabCurve whole;
    whole.name = FitPage::tr("Fitted");
    whole.colour = Theme::instance().color(Theme::Role::Forward);
    whole.width = 3;
    for (int i = 0; i < curvePoints; ++i) {
        const double x = -1 + 2.0 * i / (curvePoints - 1);
        whole.x << x;
        whole.y << curve.value(x);
        for (std::size_t k = 0; k < parts.size(); ++k) {
            parts[k].x << x;
            parts[k].y << curve.part(static_cast<int>(k), x);
        }
    }
    for (std::size_t k = 0; k < parts.size(); ++k) {
        parts[k].name = FitPage::tr("ReLU %1").arg(k + 1);
        parts[k].colour = labColour(static_cast<int>(k));
        parts[k].colour.setAlpha(150);
        parts[k].width = 1;
        parts[k].isTold = parts.size() <= 8; // more would cover the plot
    }
    parts.push_back(whole);
    return parts;
}

} // namespace

FitPage::FitPage(QWidget *parent)
    : QWidget(parent), m_forms(new SegmentedControl(2)),
      m_count(new NumberSlider({1, mostRelus, 1, mostRelus, false, true})),
      m_seed(new NumberSlider({1, 100, 1, 100, false, true})), m_curves(new QComboBox), m_run(new QPushButton),
      m_pad(new CurvePad), m_formula(new QLabel), m_sentences(makeNote(nullptr)), m_runner(new FitRunner(this))
{
    m_forms->setCurrent(1);
    m_count->setValue(8);
    m_seed->setValue(1);
    for (const NamedCurve &curve : namedCurves())
        m_curves->addItem(QString(), QString::fromLatin1(curve.name));
    m_curves->addItem(QString()); // as it was drawn
    m_sentences->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(m_forms);
    head->addWidget(m_curves);
    head->addStretch(1);
    head->addWidget(m_run);
    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(16);
    numbers->addWidget(m_count);
    numbers->addWidget(m_seed);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addLayout(numbers);
    layout->addWidget(m_formula);
    layout->addWidget(m_pad, 1);
    layout->addWidget(m_sentences);
    m_pad->setTargets(targetsOf(namedCurves().front().name, CurvePad::places));
    connect(m_forms, &SegmentedControl::chosen, this, &FitPage::begin);
    connect(m_count, &NumberSlider::valueChanged, this, &FitPage::begin);
    connect(m_seed, &NumberSlider::valueChanged, this, &FitPage::begin);
    connect(m_curves, &QComboBox::activated, this, &FitPage::takeCurve);
    connect(m_pad, &CurvePad::drawn, this, [this] {
        m_curves->setCurrentIndex(m_curves->count() - 1);
        begin();
    });
    connect(m_run, &QPushButton::clicked, this, [this] { m_runner->isRunning() ? m_runner->cancel() : begin(); });
    connect(m_runner, &FitRunner::runningChanged, this, &FitPage::showRunning);
    connect(m_runner, &FitRunner::progressed, this, [this](const FitState &state) { show(state, false); });
    connect(m_runner, &FitRunner::finished, this, [this](const FitState &state) { show(state, true); });
    connect(&Theme::instance(), &Theme::changed, this, [this] { show(m_state, m_isDone); });
    translated(this, [this] { setTexts(); });
}

ReluForm FitPage::form() const
{
    return m_forms->current() == 0 ? ReluForm::Nested : ReluForm::Summed;
}

void FitPage::setTexts()
{
    m_forms->setTexts({tr("Nested"), tr("Summed")},
                      {tr("One ReLU inside the next, as layer behind layer"),
                       tr("ReLUs side by side, added up, as the neurons of one layer")});
    m_count->setTexts(tr("ReLUs"), tr("How many there are"));
    m_seed->setTexts(tr("Seed"), tr("Draws other numbers to start from"));
    m_curves->setAccessibleName(tr("Curve to fit"));
    m_curves->setToolTip(tr("Curve to fit; or draw one with the mouse on the plot, or with the arrow keys once it is "
                            "clicked: left and right choose a place, up and down move it"));
    for (int i = 0; i + 1 < m_curves->count(); ++i)
        m_curves->setItemText(i, curveName(m_curves->itemData(i).toString().toStdString()));
    m_curves->setItemText(m_curves->count() - 1, tr("As drawn"));
    m_pad->setTitles(tr("Drawn curve, and the ReLUs fitted to it"), QStringLiteral("x"), {QStringLiteral("y")});
    showRunning();
    show(m_state, m_isDone);
}

void FitPage::showRunning()
{
    m_run->setText(m_runner->isRunning() ? tr("Stop") : tr("Fit"));
    m_run->setToolTip(m_runner->isRunning() ? tr("Stop here and keep what it has come to")
                                            : tr("Fit again from the start"));
}

void FitPage::takeCurve()
{
    const std::string name = m_curves->currentData().toString().toStdString();
    if (!name.empty())
        m_pad->setTargets(targetsOf(name, CurvePad::places));
    begin();
}

void FitPage::begin()
{
    m_hasBegun = true;
    m_request.form = form();
    m_request.count = static_cast<int>(m_count->value());
    m_request.seed = static_cast<std::uint64_t>(m_seed->value());
    m_request.targets = m_pad->targets();
    m_formula->setText(formula());
    m_runner->start(m_request);
}

void FitPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_hasBegun)
        begin();
}

QString FitPage::formula() const
{
    if (form() == ReluForm::Summed)
        return m_request.count == 1
            ? QStringLiteral("y = c + v·ReLU(w·x + b)")
            : QStringLiteral("y = c + v₁·ReLU(w₁·x + b₁) + … + vₙ·ReLU(wₙ·x + bₙ),  n = %1").arg(m_request.count);
    if (m_request.count == 1)
        return QStringLiteral("y = c + v·ReLU(w·x + b)");
    return m_request.count == 2
        ? QStringLiteral("y = c + v·ReLU(w₂·ReLU(w₁·x + b₁) + b₂)")
        : QStringLiteral("y = c + v·ReLU(wₙ·ReLU(… ReLU(w₁·x + b₁) …) + bₙ),  n = %1").arg(m_request.count);
}

void FitPage::show(const FitState &state, bool isDone)
{
    if (state.parameters.empty())
        return;
    m_state = state;
    m_isDone = isDone;
    ReluCurve curve(m_request.form, m_request.count, state.parameters);
    const std::vector<double> corners = curve.corners();
    m_pad->setFit(curvesOf(curve), corners);
    const QString many = m_request.form == ReluForm::Summed
        ? tr("Side by side each ReLU adds a corner of its own: %1 of them can make %1 corners, and with enough of them "
             "the sum follows any curve.")
        : tr("One inside the other, a ReLU only cuts off what the one before left over: %1 of them never make more "
             "than two corners, so that most curves are out of reach.");
    m_sentences->setText(tr("Step %1: mean squared error %2. The curve has %3 corners, marked by upright lines.")
                             .arg(formatCount(state.step), formatNumber(state.loss),
                                  formatCount(static_cast<std::int64_t>(corners.size())))
                         + QLatin1Char('\n') + many.arg(m_request.count));
}

ExportSource FitPage::exportSource() const
{
    return m_pad->exportSource();
}

} // namespace vitrine
