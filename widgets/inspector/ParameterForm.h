#pragma once

#include "widgets/inspector/ParameterField.h"

#include <QWidget>

#include <vector>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace vitrine {

struct Block;
class BlockKind;
class NetworkDocument;

/// The id and the parameters of one block of the document, to be edited.
class ParameterForm : public QWidget {
    Q_OBJECT
public:
    explicit ParameterForm(QWidget *parent = nullptr);

    void setDocument(NetworkDocument *document);
    /// Shows a block of the document, as it is now; an id that it does not have shows nothing.
    void showBlock(const QString &id);
    QString block() const { return m_id; }

    QLineEdit *name() const { return m_name; }
    ParameterField *field(const QString &parameter) const; ///< null where there is none
    ParameterField *wrongField() const; ///< the first with a problem; null: none

signals:
    void renamed(const QString &id); ///< the block that is shown has this id now

private:
    void build(const BlockKind *kind);
    void fill(const Block &block);
    void set(const ParameterSpec &spec, const ParamValue &value);
    void unset(const ParameterSpec &spec);
    void rename();

    NetworkDocument *m_document = nullptr;
    QString m_id;
    const BlockKind *m_kind = nullptr; ///< that the fields are of
    QFormLayout *m_rows;
    QLineEdit *m_name;
    QLabel *m_wrongName; ///< why a name was not taken
    std::vector<ParameterField *> m_fields;
};

} // namespace vitrine
