#include "widgets/optimizers/SurfacePanel.h"

#include "widgets/common/NumberField.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/OptimizersState.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

constexpr double farthest = 1e6; ///< of the part that is shown

NumberField *makeNumber(QWidget *parent)
{
    auto *field = new NumberField(NumberField::Steps::Digits, parent);
    field->setCompact();
    return field;
}

QString formulaOf(const OptimizersState &state)
{
    const auto surface = surfaceOf(state.setup());
    return QString::fromStdString(surface->formula());
}

} // namespace

SurfacePanel::SurfacePanel(OptimizersState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_surface(new QComboBox(this)), m_formula(new QLineEdit(this)),
      m_mistake(new QLabel(this)), m_summary(new QLabel(this)), m_labelX(new QLabel(this)), m_labelY(new QLabel(this)),
      m_labelStart(new QLabel(this)), m_labelSteps(new QLabel(this)), m_labelNoise(new QLabel(this)),
      m_labelBatch(new QLabel(this)), m_lowX(makeNumber(this)), m_highX(makeNumber(this)), m_lowY(makeNumber(this)),
      m_highY(makeNumber(this)), m_startX(makeNumber(this)), m_startY(makeNumber(this)), m_noise(makeNumber(this)),
      m_steps(new QSpinBox(this)), m_seed(new QSpinBox(this)), m_batch(new QSpinBox(this)),
      m_logarithmic(new QCheckBox(this))
{
    build();
    connectFields();
    translated(this, [this] { retranslate(); });
    showSetup();
}

void SurfacePanel::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QLabel *label : {m_mistake, m_summary}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_summary->setProperty("muted", true);
    m_mistake->hide();
    for (std::size_t i = 0; i <= surfaceKinds().size(); ++i) // and the formula
        m_surface->addItem(QString());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_surface, m_formula, m_mistake, m_summary})
        layout->addWidget(widget);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    const auto addRow = [grid](int row, QLabel *label, QWidget *first, QWidget *second) {
        grid->addWidget(label, row, 0);
        grid->addWidget(first, row, 1);
        grid->addWidget(second, row, 2);
        label->setBuddy(first);
    };
    addRow(0, m_labelX, m_lowX, m_highX);
    addRow(1, m_labelY, m_lowY, m_highY);
    addRow(2, m_labelStart, m_startX, m_startY);
    addRow(3, m_labelNoise, m_noise, m_seed);
    grid->addWidget(m_labelSteps, 4, 0);
    grid->addWidget(m_steps, 4, 1, 1, 2);
    grid->addWidget(m_labelBatch, 5, 0);
    grid->addWidget(m_batch, 5, 1, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    layout->addLayout(grid);
    layout->addWidget(m_logarithmic);
    layout->addStretch(1);
    m_steps->setRange(1, mostRaceSteps);
    m_steps->setSingleStep(50);
    m_seed->setRange(0, 999999);
    m_noise->setRange(0, 1e6);
    for (NumberField *field : {m_lowX, m_highX, m_lowY, m_highY, m_startX, m_startY})
        field->setRange(-farthest, farthest);
}

void SurfacePanel::connectFields()
{
    connect(m_surface, &QComboBox::activated, this, [this](int index) {
        if (index < static_cast<int>(surfaceKinds().size()))
            return m_state->chooseSurface(surfaceKinds()[static_cast<std::size_t>(index)]->name());
        // The formula that is there is a good one to begin with.
        m_formula->setFocus();
        m_formula->selectAll();
        takeFormula();
    });
    connect(m_formula, &QLineEdit::textEdited, this, &SurfacePanel::checkFormula);
    connect(m_formula, &QLineEdit::editingFinished, this, [this] {
        if (m_formula->isModified())
            takeFormula();
    });
    for (NumberField *field : {m_lowX, m_highX, m_lowY, m_highY})
        connect(field, &NumberField::edited, this, &SurfacePanel::takeDomain);
    const auto start = [this] {
        m_state->beginRestart();
        m_state->moveStart({m_startX->value(), m_startY->value()});
        m_state->endRestart();
    };
    connect(m_startX, &NumberField::edited, this, start);
    connect(m_startY, &NumberField::edited, this, start);
    connect(m_noise, &NumberField::edited, m_state,
            [this](double noise) { m_state->edit([noise](RaceSetup &setup) { setup.noise = noise; }); });
    connect(m_seed, &QSpinBox::valueChanged, m_state, [this](int seed) {
        m_state->edit([seed](RaceSetup &setup) { setup.seed = static_cast<std::uint64_t>(seed); });
    });
    connect(m_batch, &QSpinBox::valueChanged, m_state,
            [this](int batch) { m_state->edit([batch](RaceSetup &setup) { setup.batch = batch; }); });
    connect(m_steps, &QSpinBox::valueChanged, m_state,
            [this](int steps) { m_state->edit([steps](RaceSetup &setup) { setup.steps = steps; }); });
    connect(m_logarithmic, &QCheckBox::clicked, m_state, [this](bool on) {
        SurfaceLayers layers = m_state->layers();
        layers.logarithmic = on;
        m_state->setLayers(layers);
    });
    connect(m_state, &OptimizersState::setupChanged, this, &SurfacePanel::showSetup);
    connect(m_state, &OptimizersState::layersChanged, this, &SurfacePanel::showSetup);
}

void SurfacePanel::retranslate()
{
    for (std::size_t i = 0; i < surfaceKinds().size(); ++i) {
        m_surface->setItemText(static_cast<int>(i), toText(surfaceKinds()[i]->title()));
        m_surface->setItemData(static_cast<int>(i), toText(surfaceKinds()[i]->summary()), Qt::ToolTipRole);
    }
    m_surface->setItemText(m_surface->count() - 1, tr("Your formula"));
    m_surface->setAccessibleName(tr("Surface"));
    m_formula->setAccessibleName(tr("Formula of the surface"));
    m_formula->setToolTip(
        tr("A formula of x and y; Enter takes it. There are + − * / ^, exp, log, sqrt, abs, sign, sin, "
           "cos, tan, tanh, min, max, pi and e."));
    const auto name = [](const QString &text, const QString &tip, QLabel *label,
                         std::initializer_list<QWidget *> fields) {
        label->setText(text);
        label->setToolTip(tip);
        for (QWidget *field : fields) {
            field->setToolTip(tip);
            field->setAccessibleDescription(tip);
        }
    };
    name(tr("x from, to"), tr("The part of the surface that counts for colours and starts"), m_labelX,
         {m_lowX, m_highX});
    name(tr("y from, to"), tr("The part of the surface that counts for colours and starts"), m_labelY,
         {m_lowY, m_highY});
    name(tr("Start x, y"), tr("Where all competitors start; a click on the surface sets it too"), m_labelStart,
         {m_startX, m_startY});
    name(tr("Noise, seed"),
         tr("Standard deviation of what is added to each part of the gradient, as batches do; the same "
            "seed, the same noise"),
         m_labelNoise, {m_noise, m_seed});
    name(tr("Batch"),
         tr("How many points each gradient is taken from, drawn without repeating until all had their turn; gradient "
            "descent always takes all"),
         m_labelBatch, {m_batch});
    m_batch->setSpecialValueText(tr("all points"));
    name(tr("Steps"), tr("How long the race is"), m_labelSteps, {m_steps});
    const std::pair<QWidget *, QString> names[] = {
        {m_lowX, tr("Lowest x")},  {m_highX, tr("Highest x")}, {m_lowY, tr("Lowest y")}, {m_highY, tr("Highest y")},
        {m_startX, tr("Start x")}, {m_startY, tr("Start y")},  {m_noise, tr("Noise")},   {m_seed, tr("Seed")},
        {m_batch, tr("Batch")},    {m_steps, tr("Steps")}};
    for (const auto &[field, text] : names)
        field->setAccessibleName(text);
    m_logarithmic->setText(tr("Heights on a logarithmic scale"));
    m_logarithmic->setToolTip(tr("More colours and lines near the lowest place"));
    showSetup();
}

void SurfacePanel::showSetup()
{
    const RaceSetup &setup = m_state->setup();
    const auto surface = surfaceOf(setup);
    int index = m_surface->count() - 1;
    for (std::size_t i = 0; !setup.isTyped && i < surfaceKinds().size(); ++i)
        if (surfaceKinds()[i]->name() == setup.surface)
            index = static_cast<int>(i);
    m_surface->setCurrentIndex(index);
    // What is being typed stays.
    if (!m_formula->isModified() || !m_formula->hasFocus()) {
        m_formula->setText(formulaOf(*m_state));
        m_formula->setCursorPosition(0);
        m_mistake->hide();
    }
    m_summary->setText(toText(surface->summary()));
    m_lowX->setValue(setup.low.x);
    m_highX->setValue(setup.high.x);
    m_lowY->setValue(setup.low.y);
    m_highY->setValue(setup.high.y);
    m_startX->setValue(setup.start.x);
    m_startY->setValue(setup.start.y);
    m_noise->setValue(setup.noise);
    const QSignalBlocker steps(m_steps), seed(m_seed), batch(m_batch);
    m_batch->setRange(0, std::max(0, static_cast<int>(surface->data().size()) - 1));
    m_batch->setValue(setup.batch);
    m_batch->setVisible(!surface->data().empty());
    m_labelBatch->setVisible(!surface->data().empty());
    m_steps->setValue(setup.steps);
    m_seed->setValue(static_cast<int>(setup.seed));
    m_logarithmic->setChecked(m_state->layers().logarithmic);
}

void SurfacePanel::checkFormula()
{
    const auto parsed = parseSurface(m_formula->text().toStdString());
    m_mistake->setVisible(!parsed);
    if (parsed)
        return;
    m_mistake->setStyleSheet(QStringLiteral("color: %1").arg(Theme::instance().color(Theme::Role::Error).name()));
    m_mistake->setText(toText(parsed.error().message));
}

void SurfacePanel::takeFormula()
{
    checkFormula();
    if (m_state->chooseFormula(m_formula->text().trimmed().toStdString()))
        m_formula->setModified(false);
}

void SurfacePanel::takeDomain()
{
    const Point2 low{m_lowX->value(), m_lowY->value()}, high{m_highX->value(), m_highY->value()};
    if (low.x < high.x && low.y < high.y)
        m_state->edit([low, high](RaceSetup &setup) {
            setup.low = low;
            setup.high = high;
        });
}

} // namespace vitrine
