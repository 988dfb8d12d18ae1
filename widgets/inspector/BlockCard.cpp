#include "widgets/inspector/BlockCard.h"

#include "core/graph/BlockFigures.h"
#include "core/graph/KindOf.h"
#include "widgets/common/DenseTable.h"
#include "widgets/common/Export.h"
#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/inspector/ParameterForm.h"
#include "widgets/inspector/ProblemBox.h"
#include "widgets/session/NetworkDocument.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

QLabel *textLabel()
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setTextFormat(Qt::PlainText);
    return label;
}

/// What the parameter is: as resolved for a node; for a composite as the file gives it, else its default.
ParamValue valueOf(const Graph &graph, const TracePart &part, const Block *given, const ParameterSpec &spec)
{
    if (!part.isComposite())
        return graph.nodes[static_cast<std::size_t>(part.firstNode)].params.value(spec.name);
    if (given) {
        if (const auto found = given->params.find(spec.name); found != given->params.end())
            return found->second;
    }
    return spec.defaultValue;
}

/// The share of a composite's part in parameters and multiply-accumulates is added up over its nodes.
std::int64_t learnableCount(const Graph &graph, const TracePart &part)
{
    std::int64_t count = 0;
    for (int i = part.firstNode; i < part.endNode; ++i) {
        for (const WeightSpec &spec : graph.nodes[static_cast<std::size_t>(i)].weights)
            count += spec.learnable ? elementCount(spec.shape) : 0;
    }
    return count;
}

std::int64_t macCount(const Graph &graph, const TracePart &part)
{
    std::int64_t count = 0;
    for (int i = part.firstNode; i < part.endNode; ++i) {
        const Node &node = graph.nodes[static_cast<std::size_t>(i)];
        count += node.kind->macs(node.params, node.inputShapes);
    }
    return count;
}

} // namespace

BlockCard::BlockCard(QWidget *parent)
    : QScrollArea(parent), m_problems(new ProblemBox), m_form(new ParameterForm), m_summary(textLabel()),
      m_formulas(textLabel()), m_facts(textLabel()), m_partsTitle(textLabel()), m_parameters(new QTableWidget),
      m_parts(new QListWidget)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setSpacing(12);
    m_parameters->setColumnCount(3);
    translated(this, [this] {
        m_formulas->setToolTip(tr("The formulas of the forward and the backward pass"));
        m_parameters->setHorizontalHeaderLabels({tr("Parameter"), tr("Value"), tr("What it does")});
        m_parameters->setAccessibleName(tr("Parameters"));
        m_partsTitle->setText(tr("Parts. Choosing one goes inside, Esc comes back."));
        m_parts->setAccessibleName(tr("Parts"));
        m_parts->setToolTip(tr("Enter or a double click goes inside"));
    });
    m_parameters->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_parameters->horizontalHeader()->setStretchLastSection(true);
    m_parameters->verticalHeader()->hide();
    makeDense(m_parameters);
    m_parameters->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_parameters->setMinimumHeight(120);
    m_parts->setMinimumHeight(120);
    for (QWidget *each :
         {static_cast<QWidget *>(m_problems), static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_summary),
          static_cast<QWidget *>(m_formulas), static_cast<QWidget *>(m_facts), static_cast<QWidget *>(m_parameters),
          static_cast<QWidget *>(m_partsTitle), static_cast<QWidget *>(m_parts)})
        column->addWidget(each, each == m_parameters || each == m_parts ? 1 : 0);
    column->addStretch(); // where there is neither table nor parts
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    connect(m_parts, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { emit partChosen(item->data(Qt::UserRole).toString()); });
    installExportMenu(m_parameters, {[] { return QStringLiteral("parameters"); }, {}, {}, [this] { return csv(); }});
}

void BlockCard::setDocument(NetworkDocument *document)
{
    m_document = document;
    m_problems->setDocument(document);
    m_form->setDocument(document);
    connect(m_form, &ParameterForm::renamed, this, &BlockCard::blockRenamed);
}

/// Fields take the place of the table where the block can be edited.
void BlockCard::showFields(const std::string &path)
{
    const QString id = QString::fromStdString(path);
    m_problems->showBlock(id);
    m_form->showBlock(id);
    m_parameters->setVisible(m_form->isHidden() && m_parameters->rowCount() > 0);
    // At once, inside first: else the fields of another kind of block are squeezed into the room of the last for a
    // frame.
    m_form->layout()->activate();
    widget()->layout()->activate();
}

/// What is said about a field pushes that field down.
bool BlockCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::Resize && !m_problems->isHidden())
        QMetaObject::invokeMethod(this, &BlockCard::revealProblem, Qt::QueuedConnection); // when all has its place
    return QScrollArea::eventFilter(watched, event);
}

/// Where the window is low, the field to be changed comes into sight: the one that is being written, or a wrong one.
void BlockCard::revealProblem()
{
    QWidget *written = QApplication::focusWidget();
    if (QWidget *field = m_form->isAncestorOf(written) ? written : m_form->wrongField())
        ensureWidgetVisible(field);
}

void BlockCard::setLooseBlock(const Block &block)
{
    const BlockKind *kind = kindOf(block);
    m_summary->setText(
        kind ? toText(kind->summary())
             : tr("Vitrine does not know blocks of the type %1.").arg(QString::fromStdString(block.type)));
    m_formulas->setVisible(kind != nullptr);
    if (kind)
        showWords(*kind);
    m_facts->clear();
    m_facts->hide();
    m_parameters->setRowCount(0);
    m_parts->clear();
    m_parts->hide();
    m_partsTitle->hide();
    showFields(block.id);
}

void BlockCard::setPart(const Graph &graph, const TracePart &part, const Block *given)
{
    m_summary->setText(toText(part.kind->summary()));
    showWords(*part.kind);
    fillFacts(graph, part);
    fillParameters(graph, part, given);
    fillParts(graph, part);
    showFields(part.path);
}

void BlockCard::showWords(const BlockKind &kind)
{
    const QString forward = QString::fromStdString(kind.formula(Pass::Forward));
    const QString backward = QString::fromStdString(kind.formula(Pass::Backward));
    QStringList formulas;
    if (!forward.isEmpty())
        formulas += tr("Forward: %1").arg(forward);
    if (!backward.isEmpty())
        formulas += tr("Backward: %1").arg(backward);
    m_formulas->setText(formulas.join(QLatin1Char('\n')));
    m_formulas->setVisible(!formulas.isEmpty());
}

void BlockCard::fillFacts(const Graph &graph, const TracePart &part)
{
    QStringList lines;
    for (std::size_t i = 0; i < part.inputs.size(); ++i)
        lines += tr("Input %1: %2").arg(i).arg(formatShape(shapeOf(graph, part.inputs[i])));
    for (std::size_t i = 0; i < part.outputs.size(); ++i)
        lines += tr("Output %1: %2").arg(i).arg(formatShape(shapeOf(graph, part.outputs[i])));
    if (!part.isComposite()) {
        const Node &node = graph.nodes[static_cast<std::size_t>(part.firstNode)];
        const std::string sizes = node.kind->sizeFormula(node.params, node.inputShapes);
        for (const QString &line : QString::fromStdString(sizes).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            lines += tr("Size %1").arg(line);
    }
    lines += tr("Learnable parameters: %1").arg(formatCount(learnableCount(graph, part)));
    lines += tr("Multiply-accumulates for this batch: %1").arg(formatCount(macCount(graph, part)));
    if (const int block = graph.findBlock(part.path); block >= 0) {
        const BlockFigures figures = blockFigures(graph)[static_cast<std::size_t>(block)];
        lines += tr("Memory of its outputs: %1").arg(formatBytes(figures.activationBytes));
        if (!figures.field.size.empty())
            lines += figures.field.isWhole ? tr("Receptive field: the whole input")
                                           : tr("Receptive field: %1").arg(formatShape(figures.field.size));
    }
    m_facts->show();
    m_facts->setText(lines.join(QLatin1Char('\n')));
}

void BlockCard::fillParameters(const Graph &graph, const TracePart &part, const Block *given)
{
    const auto &specs = part.kind->parameters();
    m_parameters->setRowCount(static_cast<int>(specs.size()));
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const QString help = toText(specs[i].help);
        QString value = QString::fromStdString(toString(valueOf(graph, part, given, specs[i])));
        if (!specs[i].unit.empty())
            value += QLatin1Char(' ') + QString::fromStdString(specs[i].unit);
        const QString byDefault = tr("Default: %1").arg(QString::fromStdString(toString(specs[i].defaultValue)));
        const QStringList texts{QString::fromStdString(specs[i].name), value, help};
        for (int column = 0; column < texts.size(); ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            item->setToolTip(help + QLatin1Char('\n') + byDefault);
            m_parameters->setItem(static_cast<int>(i), column, item);
        }
    }
}

void BlockCard::fillParts(const Graph &graph, const TracePart &part)
{
    m_parts->clear();
    for (const QString &path : partsOf(graph, part)) {
        const auto inner = findPart(graph, path.toStdString());
        const QString name = path.mid(static_cast<qsizetype>(part.path.size()) + 1);
        auto *item = new QListWidgetItem(
            tr("%1: %2, %3")
                .arg(name, QString::fromStdString(kindName(*inner->kind)),
                     inner->outputs.empty() ? QString() : formatShape(shapeOf(graph, inner->outputs.front()))));
        item->setData(Qt::UserRole, path);
        m_parts->addItem(item);
    }
    m_parts->setVisible(m_parts->count() > 0);
    m_partsTitle->setVisible(m_parts->count() > 0);
}

QString BlockCard::csv() const
{
    QString text = QStringLiteral("parameter,value\n");
    for (int row = 0; row < m_parameters->rowCount(); ++row)
        text +=
            QStringLiteral("%1,\"%2\"\n").arg(m_parameters->item(row, 0)->text(), m_parameters->item(row, 1)->text());
    return text;
}

} // namespace vitrine
