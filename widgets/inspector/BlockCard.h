#pragma once

#include "core/network/Network.h"
#include "widgets/inspector/TracePart.h"

#include <QScrollArea>

class QLabel;
class QListWidget;
class QTableWidget;

namespace vitrine {

/// What a block is: what it does, its formulas, shapes, number of parameters and multiply-accumulates, its parameters
/// with their help, and the parts of a composite.
class BlockCard : public QScrollArea {
    Q_OBJECT
public:
    explicit BlockCard(QWidget *parent = nullptr);

    /// `given`: the block as the network file has it; null for a part.
    void setPart(const Graph &graph, const TracePart &part, const Block *given);
    QTableWidget *parameters() const { return m_parameters; }
    QListWidget *parts() const { return m_parts; }

signals:
    void partChosen(const QString &path);

private:
    void fillFacts(const Graph &graph, const TracePart &part);
    void fillParameters(const Graph &graph, const TracePart &part, const Block *given);
    void fillParts(const Graph &graph, const TracePart &part);
    QString csv() const;

    QLabel *m_summary, *m_formulas, *m_facts, *m_partsTitle;
    QTableWidget *m_parameters;
    QListWidget *m_parts;
};

} // namespace vitrine
