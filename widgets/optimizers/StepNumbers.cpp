#include "widgets/optimizers/StepNumbers.h"

#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/StateSquares.h"

#include <QLabel>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

QString coloured(const QString &text, Theme::Role role)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>")
        .arg(Theme::instance().color(role).name(), text.toHtmlEscaped());
}

double largest(Point2 point)
{
    const double most = std::max(std::abs(point.x), std::abs(point.y));
    return std::isfinite(most) ? most : 0;
}

} // namespace

StepNumbers::StepNumbers(OptimizersState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_axis(new SegmentedControl(2, this)), m_title(new QLabel(this)),
      m_lines(new QLabel(this)), m_about(new QLabel(this)), m_squares(new StateSquares(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(8);
    m_title->setProperty("caption", true);
    for (QLabel *label : {m_title, m_lines, m_about}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_lines->setTextFormat(Qt::RichText);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setProperty("muted", true);
    m_axis->setCurrent(0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_axis, m_lines, m_squares, m_about})
        layout->addWidget(widget);
    layout->addStretch(1);
    connect(m_axis, &SegmentedControl::chosen, this, &StepNumbers::showStep);
    connect(state, &OptimizersState::stepChanged, this, &StepNumbers::showStep);
    connect(state, &OptimizersState::raceChanged, this, &StepNumbers::showStep);
    connect(state, &OptimizersState::selectionChanged, this, &StepNumbers::showStep);
    connect(&Theme::instance(), &Theme::changed, this, &StepNumbers::showStep);
    translated(this, [this] {
        m_axis->setTexts({QStringLiteral("x"), QStringLiteral("y")},
                         {tr("The lines for x: w = x, g = ∂f/∂x"), tr("The lines for y: w = y, g = ∂f/∂y")});
        m_lines->setAccessibleName(tr("The step in numbers"));
        showStep();
    });
}

void StepNumbers::showStep()
{
    const RaceEntry *entry = m_state->race()->find(m_state->selected());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_axis, m_lines, m_squares, m_about})
        widget->setVisible(entry != nullptr);
    if (!entry) {
        m_title->setText(tr("Select a competitor that takes part to see its step in numbers."));
        return;
    }
    const QString name = competitorName(entry->competitor);
    const int step = m_state->step();
    m_title->setText(entry->hasDiverged(step)
                         ? tr("%1 has diverged: its numbers are not finite any more").arg(name)
                         : tr("%1, from step %2 to step %3").arg(name, formatCount(step), formatCount(step + 1)));
    m_lines->setText(entry->hasDiverged(step) ? QString() : linesAsHtml());
    m_about->setText(toText(entry->request.optimizer->summary()) + QLatin1Char('\n')
                     + QString::fromStdString(entry->request.optimizer->paper()));
    showKept();
}

QString StepNumbers::linesAsHtml() const
{
    const RaceEntry &entry = *m_state->race()->find(m_state->selected());
    const int step = m_state->step();
    const auto axis = static_cast<std::size_t>(m_axis->current());
    const WalkPoint &point = entry.at(step);
    const QString variable = axis == 0 ? QStringLiteral("x") : QStringLiteral("y");
    QString html = QStringLiteral("<p style=\"margin:0 0 6px 0\">w = %1 = %2<br>g = ∂f/∂%1 = %3</p>")
                       .arg(variable, formatNumber(axis == 0 ? point.place.x : point.place.y),
                            formatNumber(axis == 0 ? point.gradient.x : point.gradient.y));
    for (const WorkedLine &line : workStep(entry.request, point, step, axis)) {
        const QString symbol = QString::fromStdString(line.symbol).toHtmlEscaped();
        html +=
            QStringLiteral("<p style=\"margin:0 0 6px 0\"><b>%1</b> ← %2<br>= %3<br>= <b>%4</b></p>")
                .arg(symbol, QString::fromStdString(line.formula).toHtmlEscaped(),
                     coloured(QString::fromStdString(line.numbers), Theme::Role::MutedText), formatNumber(line.value));
    }
    return html;
}

QString StepNumbers::plainText() const
{
    QTextDocument document;
    document.setHtml(m_lines->text());
    return document.toPlainText();
}

void StepNumbers::showKept()
{
    const RaceEntry &entry = *m_state->race()->find(m_state->selected());
    const WalkPoint &now = entry.at(m_state->step());
    std::vector<StateSquares::Row> rows{{QStringLiteral("g"), tr("gradient that the next step goes by"), now.gradient}};
    const auto &specs = entry.request.optimizer->state();
    for (std::size_t i = 0; i < specs.size(); ++i)
        rows.push_back({QString::fromStdString(specs[i].name), toText(specs[i].help), now.state[i]});
    // The scale holds all that was so far, so that a colour keeps its meaning from step to step.
    for (int step = 0; step <= m_state->step(); ++step) {
        const WalkPoint &point = entry.at(step);
        rows[0].most = std::max(rows[0].most, largest(point.gradient));
        for (std::size_t i = 0; i < specs.size(); ++i)
            rows[i + 1].most = std::max(rows[i + 1].most, largest(point.state[i]));
    }
    m_squares->setRows(std::move(rows));
}

} // namespace vitrine
