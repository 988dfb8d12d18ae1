#pragma once

#include "core/network/Network.h"
#include "widgets/inspector/TracePart.h"

#include <QScrollArea>

class QLabel;
class QListWidget;
class QTableWidget;

namespace vitrine {

class NetworkDocument;
class ParameterForm;
class ProblemBox;

/// What a block is: what it does, its formulas, shapes, what it costs and sees of the input, its parameters with their
/// help, and the parts of a composite. A block of the document that is edited has its parameters as fields, and says
/// what is wrong with it.
class BlockCard : public QScrollArea {
    Q_OBJECT
public:
    explicit BlockCard(QWidget *parent = nullptr);

    /// `given`: the block as the network file has it; null for a part.
    void setPart(const Graph &graph, const TracePart &part, const Block *given);
    void setDocument(NetworkDocument *document);
    /// A block of the document that is not part of any run: it has a problem, or one before it has.
    void setLooseBlock(const Block &block);
    ParameterForm *form() const { return m_form; }
    ProblemBox *problems() const { return m_problems; }
    QTableWidget *parameters() const { return m_parameters; }
    QListWidget *parts() const { return m_parts; }

signals:
    void partChosen(const QString &path);
    void blockRenamed(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillFacts(const Graph &graph, const TracePart &part);
    void fillParameters(const Graph &graph, const TracePart &part, const Block *given);
    void fillParts(const Graph &graph, const TracePart &part);
    QString csv() const;

    void showFields(const std::string &path);
    void showWords(const BlockKind &kind);
    void revealProblem();

    NetworkDocument *m_document = nullptr;
    ProblemBox *m_problems;
    ParameterForm *m_form;
    QLabel *m_summary, *m_formulas, *m_facts, *m_partsTitle;
    QTableWidget *m_parameters;
    QListWidget *m_parts;
};

} // namespace vitrine
