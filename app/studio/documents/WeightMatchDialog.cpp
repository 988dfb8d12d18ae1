#include "app/studio/documents/WeightMatchDialog.h"

#include "core/io/WeightMatch.h"
#include "widgets/common/Theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int mostUnused = 200; ///< that are listed

QString shapeText(const Shape &shape)
{
    return QString::fromStdString(toString(shape));
}

QString stateText(const WeightMatch::Row &row)
{
    switch (row.state) {
    case WeightMatch::State::Fits:
        return WeightMatchDialog::tr("Fits");
    case WeightMatch::State::OtherShape:
        return WeightMatchDialog::tr("Has another shape in the file");
    case WeightMatch::State::Missing:
        break;
    }
    return WeightMatchDialog::tr("Is not in the file");
}

QTreeWidget *makeTable(const WeightMatch &match)
{
    auto *table = new QTreeWidget;
    table->setAccessibleName(WeightMatchDialog::tr("Tensors of the network and of the file"));
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setHeaderLabels({WeightMatchDialog::tr("Tensor"), WeightMatchDialog::tr("In the network"),
                            WeightMatchDialog::tr("In the file"), WeightMatchDialog::tr("What happens")});
    const QColor bad = Theme::instance().color(Theme::Role::Error);
    for (const WeightMatch::Row &row : match.rows) {
        auto *item =
            new QTreeWidgetItem(table,
                                {QString::fromStdString(row.name), shapeText(row.wanted),
                                 row.from.empty() ? QStringLiteral("–") : shapeText(row.found), stateText(row)});
        item->setToolTip(2, QString::fromStdString(row.from));
        if (row.state != WeightMatch::State::Fits && !row.optional)
            item->setForeground(3, bad);
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(match.unused.size(), mostUnused); ++i)
        new QTreeWidgetItem(table,
                            {QString::fromStdString(match.unused[i]), QStringLiteral("–"), QString(),
                             WeightMatchDialog::tr("The network doesn’t need it")});
    table->header()->setStretchLastSection(true);
    for (int column = 0; column < 3; ++column) {
        table->resizeColumnToContents(column);
        table->setColumnWidth(column, table->columnWidth(column) + Theme::instance().px(16));
    }
    return table;
}

} // namespace

WeightMatchDialog::WeightMatchDialog(const QString &file, const WeightMatch &match, QWidget *parent) : QDialog(parent)
{
    const Theme &theme = Theme::instance();
    setWindowTitle(tr("Load Weights"));
    QString text = tr("%1 of the network’s %2 tensors fit those in %3. The others stay as they are.")
                       .arg(match.fitting())
                       .arg(match.rows.size())
                       .arg(file);
    if (!match.prefix.empty())
        text += QLatin1Char(' ')
            + tr("The file’s names begin with “%1”, which was left out.").arg(QString::fromStdString(match.prefix));
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Load what fits"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16));
    layout->setSpacing(theme.px(8));
    layout->addWidget(label);
    layout->addWidget(makeTable(match), 1);
    layout->addWidget(buttons);
    resize(theme.px(720), theme.px(480));
}

} // namespace vitrine
