#include "widgets/stepping/UpdateView.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/session/StepCursor.h"
#include "widgets/stepping/UpdateModel.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QTextDocument>
#include <QVBoxLayout>

#include <cmath>

namespace vitrine {

namespace {

QString asHtml(const std::vector<WorkedLine> &lines)
{
    const QString muted = Theme::instance().color(Theme::Role::MutedText).name();
    QString html;
    for (const WorkedLine &line : lines)
        html += QStringLiteral("<p style=\"margin:0 0 6px 0\"><b>%1</b> ← %2<br>= <span style=\"color:%3\">%4</span>"
                               "<br>= <b>%5</b></p>")
                    .arg(QString::fromStdString(line.symbol).toHtmlEscaped(),
                         QString::fromStdString(line.formula).toHtmlEscaped(), muted,
                         QString::fromStdString(line.numbers).toHtmlEscaped(), formatNumber(line.value));
    return html;
}

} // namespace

UpdateView::UpdateView(StepCursor *cursor, QWidget *parent)
    : QWidget(parent), m_cursor(cursor), m_model(new UpdateModel(this)), m_title(new QLabel(this)),
      m_summary(new QLabel(this)), m_lines(new QLabel(this)), m_tensors(new QComboBox(this)),
      m_table(new QTableView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    m_title->setProperty("caption", true);
    for (QLabel *label : {m_title, m_summary, m_lines}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_lines->setTextFormat(Qt::RichText);
    m_lines->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    makeDense(m_table);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_lines);
    auto *parts = new QSplitter(Qt::Vertical);
    parts->addWidget(scroll);
    parts->addWidget(m_table);
    parts->setChildrenCollapsible(false);
    parts->setSizes({300, 200});
    m_table->setMinimumHeight(80);
    column->addWidget(m_title);
    column->addWidget(m_tensors);
    column->addWidget(m_summary);
    column->addWidget(parts, 1);
    connect(m_tensors, &QComboBox::currentIndexChanged, this, &UpdateView::showTensor);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &UpdateView::showLines);
    connect(cursor, &StepCursor::currentChanged, this, &UpdateView::follow);
    connect(cursor, &StepCursor::stopsChanged, this, &UpdateView::follow);
    connect(&Theme::instance(), &Theme::changed, this, &UpdateView::showLines);
    translated(this, [this] { setTexts(); });
}

void UpdateView::setTexts()
{
    m_tensors->setAccessibleName(tr("Tensor"));
    m_table->setAccessibleName(tr("Weights before and after the step"));
    m_lines->setAccessibleName(tr("The step of one weight in numbers"));
    showSummary();
    showLines();
}

void UpdateView::follow()
{
    const Stop *stop = m_cursor->stop();
    if (!stop || stop->stage != Stage::Update || !m_cursor->iteration())
        return; // another view is shown
    const auto &tensors = m_cursor->iteration()->update.tensors;
    {
        const QSignalBlocker blocker(m_tensors);
        m_tensors->clear();
        for (int i = stop->firstTensor; i < stop->endTensor; ++i)
            m_tensors->addItem(QString::fromStdString(tensors[static_cast<std::size_t>(i)].range.name), i);
    }
    m_tensors->setVisible(m_tensors->count() > 1);
    showTensor();
}

void UpdateView::showTensor()
{
    if (m_tensors->count() == 0)
        return;
    m_model->setTensor(m_cursor->iteration(), m_tensors->currentData().toInt());
    m_table->resizeColumnsToContents();
    m_table->setCurrentIndex(m_model->index(m_model->largest(), 0));
    m_table->scrollTo(m_table->currentIndex(), QAbstractItemView::PositionAtCenter);
    showSummary();
    showLines();
}

void UpdateView::showSummary()
{
    if (m_model->tensor() < 0) {
        m_title->clear();
        m_summary->clear();
        return;
    }
    const Update &update = m_model->iteration()->update;
    const TensorUpdate &tensor = update.tensors[static_cast<std::size_t>(m_model->tensor())];
    m_title->setText(tr("%1: step %2 of %3, learning rate %4")
                         .arg(QString::fromStdString(tensor.range.name), formatCount(update.step),
                              QString::fromStdString(update.kind->title()), formatNumber(update.learningRate())));
    const double share = tensor.weightNorm > 0 ? tensor.updateNorm / tensor.weightNorm : 0;
    const bool isMeasured = std::isfinite(tensor.lossBefore) && std::isfinite(tensor.lossAfter);
    const QString lengths = tr("‖w‖ = %1, ‖g‖ = %2, ‖Δw‖ = %3 (%4)")
                                .arg(formatNumber(tensor.weightNorm), formatNumber(tensor.gradientNorm),
                                     formatNumber(tensor.updateNorm), formatShare(share));
    const QString predicted = tr("Loss: g·Δw predicts %1").arg(formatNumber(tensor.predicted));
    m_summary->setText(lengths + QLatin1Char('\n')
                       + (isMeasured
                              ? tr("%1, measured %2").arg(predicted, formatNumber(tensor.lossAfter - tensor.lossBefore))
                              : predicted));
    m_summary->setToolTip(
        tr("Lengths of the weights, of their gradient and of the step, and how long the step is beside the weights. "
           "The change of this batch's loss: to first order, and as it is. The whole step: predicted %1, measured %2 "
           "(%3 → %4).")
            .arg(formatNumber(update.predicted), formatNumber(update.lossAfter - update.lossBefore),
                 formatNumber(update.lossBefore), formatNumber(update.lossAfter)));
}

void UpdateView::showLines()
{
    const int row = m_table->currentIndex().row();
    if (m_model->tensor() < 0 || row < 0) {
        m_lines->clear();
        return;
    }
    // A step of Muon takes the whole matrix: some of it is long.
    m_work.start([this, iteration = m_model->iteration(), tensor = m_model->tensor(), row,
                  place = m_model->place(row)](const Cancel &) -> LatestJob::Deliver {
        const auto lines =
            workUpdate(iteration->update, static_cast<std::size_t>(tensor), static_cast<std::size_t>(row));
        return [this, lines, place] {
            m_lines->setText(
                QStringLiteral("<p style=\"margin:0 0 6px 0\">%1</p>").arg(tr("Weight %1:").arg(place).toHtmlEscaped())
                + asHtml(lines));
        };
    });
}

QString UpdateView::title() const
{
    return m_title->text();
}

QString UpdateView::summary() const
{
    return m_summary->text();
}

QString UpdateView::lines() const
{
    QTextDocument document;
    document.setHtml(m_lines->text());
    return document.toPlainText();
}

} // namespace vitrine
