#include "widgets/inspector/ParameterForm.h"

#include "core/edit/Blocks.h"
#include "core/graph/KindOf.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/session/NetworkDocument.h"

#include <QFormLayout>
#include <QHash>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace vitrine {

ParameterForm::ParameterForm(QWidget *parent)
    : QWidget(parent), m_rows(new QFormLayout(this)), m_name(new QLineEdit), m_wrongName(new QLabel)
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(16);
    m_rows->setVerticalSpacing(8);
    m_rows->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    auto *label = new QLabel;
    label->setBuddy(m_name);
    m_rows->addRow(label, m_name);
    m_wrongName->setWordWrap(true);
    m_wrongName->setTextFormat(Qt::PlainText);
    m_wrongName->hide();
    m_rows->addRow(m_wrongName);
    connect(m_name, &QLineEdit::editingFinished, this, &ParameterForm::rename);
    translated(this, [this, label] {
        label->setText(tr("id"));
        m_name->setToolTip(tr("The block's name in the network: letters, digits, _ and -"));
        m_name->setAccessibleName(tr("Name of the block"));
    });
}

void ParameterForm::setDocument(NetworkDocument *document)
{
    m_document = document;
    connect(document, &NetworkDocument::changed, this, [this] { showBlock(m_id); });
}

void ParameterForm::showBlock(const QString &id)
{
    if (m_id != id)
        m_wrongName->hide();
    m_id = id;
    const Block *block = m_document ? m_document->network().find(id.toStdString()) : nullptr;
    setVisible(block != nullptr);
    if (!block)
        return;
    const BlockKind *kind = kindOf(*block);
    if (kind != m_kind)
        build(kind);
    fill(*block);
}

void ParameterForm::build(const BlockKind *kind)
{
    m_kind = kind;
    for (ParameterField *field : m_fields)
        m_rows->removeRow(field);
    m_fields.clear();
    if (!kind)
        return;
    for (const ParameterSpec &spec : kind->parameters()) {
        auto *field = new ParameterField(spec);
        auto *label = new QLabel(QString::fromStdString(spec.name));
        label->setBuddy(field->control());
        label->setToolTip(field->toolTip());
        m_rows->addRow(label, field);
        m_fields.push_back(field);
        // By value: the description belongs to the kind and stays.
        connect(field, &ParameterField::edited, this, [this, &spec](const ParamValue &value) { set(spec, value); });
        connect(field, &ParameterField::defaultWanted, this, [this, &spec] { unset(spec); });
    }
}

void ParameterForm::fill(const Block &block)
{
    if (!m_name->isModified() || !m_name->hasFocus()) {
        m_name->setText(m_id);
        m_name->setModified(false);
    }
    for (ParameterField *field : m_fields) {
        const std::string &name = field->spec().name;
        const auto given = block.params.find(name);
        const bool isGiven = given != block.params.end();
        field->setValue(isGiven ? given->second : field->spec().defaultValue, isGiven);
        QString problem;
        for (const Problem &each : m_document->check().problems)
            if (each.block == block.id && each.parameter == name)
                problem = toText(each.message);
        field->setProblem(problem);
    }
}

ParameterField *ParameterForm::field(const QString &parameter) const
{
    const auto found = std::ranges::find_if(
        m_fields, [&](const ParameterField *field) { return field->spec().name == parameter.toStdString(); });
    return found == m_fields.end() ? nullptr : *found;
}

ParameterField *ParameterForm::wrongField() const
{
    const auto found = std::ranges::find_if(m_fields, [](const ParameterField *field) { return field->hasProblem(); });
    return found == m_fields.end() ? nullptr : *found;
}

void ParameterForm::set(const ParameterSpec &spec, const ParamValue &value)
{
    const QString name = QString::fromStdString(spec.name);
    // What is turned step by step is one step of undo; what is written or chosen is one each time.
    const bool isTurned = spec.type == ParameterSpec::Type::Integer && !spec.nullable;
    const int key = isTurned ? static_cast<int>(qHash(m_id + QLatin1Char('.') + name) & 0x7fffffffU) | 1 : 0;
    const bool isUnset = std::holds_alternative<std::monostate>(value) && !spec.required;
    const Network &network = m_document->network();
    const std::string id = m_id.toStdString();
    m_document->apply(
        tr("Set %1 of %2 to %3").arg(name, m_id, QString::fromStdString(toString(value))),
        isUnset ? edit::unsetParam(network, id, spec.name) : edit::setParam(network, id, spec.name, value), key);
}

void ParameterForm::unset(const ParameterSpec &spec)
{
    m_document->apply(tr("Set %1 of %2 to its default").arg(QString::fromStdString(spec.name), m_id),
                      edit::unsetParam(m_document->network(), m_id.toStdString(), spec.name));
}

void ParameterForm::rename()
{
    const QString wanted = m_name->text().trimmed();
    if (!m_name->isModified() || wanted == m_id)
        return;
    m_name->setModified(false);
    auto network = edit::renameBlock(m_document->network(), m_id.toStdString(), wanted.toStdString());
    if (!network) {
        m_name->setText(m_id);
        m_wrongName->setText(toText(network.error().message));
        m_wrongName->setStyleSheet(QStringLiteral("color: %1").arg(Theme::instance().color(Theme::Role::Error).name()));
        m_wrongName->show();
        return;
    }
    m_wrongName->hide();
    const QString before = std::exchange(m_id, wanted);
    emit renamed(wanted);
    m_document->apply(tr("Rename %1 to %2").arg(before, wanted), *std::move(network), 0,
                      {{before.toStdString(), wanted.toStdString()}});
}

} // namespace vitrine
