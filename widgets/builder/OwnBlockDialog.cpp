#include "widgets/builder/OwnBlockDialog.h"

#include "core/graph/KindOf.h"
#include "widgets/builder/BlockCatalogue.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <utility>

namespace vitrine {

namespace {

QIcon swatchOf(Category category)
{
    const int side = Theme::instance().px(16);
    QPixmap picture(side, side);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().category(category));
    painter.drawRoundedRect(QRectF(0, 0, side, side).adjusted(2, 2, -2, -2), 3, 3);
    return picture;
}

QString textOf(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace

OwnBlockDialog::OwnBlockDialog(Definition definition, const QString &note, QWidget *parent)
    : QDialog(parent), m_definition(std::move(definition)), m_name(new QLineEdit(textOf(m_definition.name))),
      m_colour(new QComboBox), m_help(new QPlainTextEdit(textOf(m_definition.help))), m_parameters(new QTreeWidget),
      m_problem(new QLabel), m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    const Theme &theme = Theme::instance();
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Your Block"));
    for (const auto &[category, name] : customCategories())
        m_colour->addItem(swatchOf(category), categoryName(category), static_cast<int>(category));
    m_colour->setCurrentIndex(m_colour->findData(static_cast<int>(m_definition.category)));
    m_help->setTabChangesFocus(true);
    m_help->setPlaceholderText(tr("One sentence: what it does"));
    m_help->setFixedHeight(theme.px(64));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(theme.px(16));
    form->setVerticalSpacing(theme.px(8));
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Colour"), m_colour);
    form->addRow(tr("Help"), m_help);
    auto *offered = new QLabel(tr("Parameters of its parts that the block offers, and what they are called there:"));
    offered->setWordWrap(true);
    auto *about = new QLabel(note);
    about->setWordWrap(true);
    about->setProperty("muted", true);
    m_problem->setWordWrap(true);
    m_problem->setStyleSheet(QStringLiteral("color: %1").arg(theme.color(Theme::Role::Error).name()));
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Save"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16));
    layout->setSpacing(theme.px(8));
    layout->addLayout(form);
    layout->addWidget(offered);
    layout->addWidget(m_parameters, 1);
    layout->addWidget(m_problem);
    layout->addWidget(about);
    layout->addWidget(m_buttons);
    fillParameters();
    connect(m_name, &QLineEdit::textChanged, this, &OwnBlockDialog::check);
    connect(m_help, &QPlainTextEdit::textChanged, this, &OwnBlockDialog::check);
    connect(m_parameters, &QTreeWidget::itemChanged, this, &OwnBlockDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &OwnBlockDialog::finish);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    m_name->selectAll();
    resize(theme.px(560), theme.px(600));
}

void OwnBlockDialog::fillParameters()
{
    m_parameters->setAccessibleName(tr("Parameters of the parts"));
    m_parameters->setRootIsDecorated(false);
    m_parameters->setUniformRowHeights(true);
    m_parameters->setHeaderLabels({tr("Offered as"), tr("Part"), tr("Parameter"), tr("Value")});
    m_parameters->setEditTriggers(QAbstractItemView::NoEditTriggers);
    for (const Block &part : m_definition.network.blocks) {
        if (part.type != "Input")
            addParameters(part);
    }
    // The first column alone is written in.
    const auto write = [this](QTreeWidgetItem *item) {
        if (item && item->checkState(OfferedColumn) == Qt::Checked)
            m_parameters->editItem(item, OfferedColumn);
    };
    connect(m_parameters, &QTreeWidget::itemDoubleClicked, this, write);
    connect(m_parameters, &QTreeWidget::itemActivated, this, write);
    m_parameters->header()->resizeSection(OfferedColumn, Theme::instance().px(168));
    for (const int column : {PartColumn, ParameterColumn})
        m_parameters->resizeColumnToContents(column);
    m_parameters->setToolTip(tr("Tick what is to be set in the inspector; double-click a ticked name to change it"));
}

void OwnBlockDialog::addParameters(const Block &part)
{
    const BlockKind *kind = kindOf(part);
    if (!kind)
        return;
    for (const ParameterSpec &spec : kind->parameters()) {
        const auto offered = std::find_if(
            m_definition.parameters.begin(), m_definition.parameters.end(),
            [&](const ExposedParameter &each) { return each.block == part.id && each.parameter == spec.name; });
        const bool isOffered = offered != m_definition.parameters.end();
        const auto given = part.params.find(spec.name);
        const ParamValue &value = given == part.params.end() ? spec.defaultValue : given->second;
        auto *item = new QTreeWidgetItem(m_parameters,
                                         {textOf(isOffered ? offered->name : spec.name), textOf(part.id),
                                          textOf(spec.name), textOf(toString(value))});
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsEditable);
        item->setCheckState(OfferedColumn, isOffered ? Qt::Checked : Qt::Unchecked);
        item->setToolTip(ParameterColumn, toText(spec.help));
    }
}

Definition OwnBlockDialog::written() const
{
    Definition definition = m_definition;
    definition.name = m_name->text().trimmed().toStdString();
    definition.category = static_cast<Category>(m_colour->currentData().toInt());
    definition.help = m_help->toPlainText().trimmed().toStdString();
    definition.parameters.clear();
    std::set<std::string> taken;
    for (int row = 0; row < m_parameters->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_parameters->topLevelItem(row);
        if (item->checkState(OfferedColumn) != Qt::Checked)
            continue;
        const std::string name = item->text(OfferedColumn).trimmed().toStdString();
        std::string free = name;
        for (int number = 2; !taken.insert(free).second; ++number) // two convolutions have a kernel_size each
            free = name + '_' + std::to_string(number);
        definition.parameters.push_back(
            {free, item->text(PartColumn).toStdString(), item->text(ParameterColumn).toStdString()});
    }
    return definition;
}

/// Says what is wrong before it is to be saved.
void OwnBlockDialog::check()
{
    const auto read = parseDefinition(toJson(written()), tr("Your Block").toStdString());
    m_problem->setText(read ? QString() : toText(read.error().message));
    m_problem->setVisible(!read);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(read.ok());
}

void OwnBlockDialog::finish()
{
    const Definition definition = written();
    accept();
    emit taken(definition);
}

} // namespace vitrine
