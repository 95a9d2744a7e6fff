"""The tables of a page, with every cell at its place: what makers of documents need to write them."""

import html5lib


def page(path):
    """The tree of an HTML file in UTF-8."""
    with open(path, encoding='utf-8') as file:
        return html5lib.parse(file.read(), treebuilder='lxml', namespaceHTMLElements=False)


def cells(table):
    """Each cell of a table as (row, column, rows, columns, cell), and how many rows and columns it has."""
    taken, found = set(), []
    for at, row in enumerate(table.iter('tr')):
        column = 0
        for cell in row.iter('td', 'th'):
            across, down = int(cell.get('colspan') or 1), int(cell.get('rowspan') or 1)
            while (at, column) in taken:
                column += 1
            taken |= {(at + y, column + x) for y in range(down) for x in range(across)}
            found.append((at, column, down, across, cell))
    return found, *(1 + max(place[axis] for place in taken) for axis in (0, 1))


def outside_tables(node):
    """Whether a node stands in no table."""
    return not any(above.tag == 'table' for above in node.iterancestors())
